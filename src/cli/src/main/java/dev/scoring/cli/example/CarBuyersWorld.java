package dev.scoring.cli.example;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is the same for every seed: the categories, how often each occurs, and how much each moves
 * the hidden logit. Immutable and safe for use by several threads.
 */
final class CarBuyersWorld {
  static final int BRANDS = 120;
  static final int MODELS = 3_000;
  static final int APPS = 20_000;
  static final int TOPICS = 40;
  static final int INTERESTS = 300;
  static final int CITIES = 1_500;

  private static final String[] ACTIONS = {
    "view", "click", "dismiss", "open", "visit", "share", "save", "call", "quote", "visit_dealer"
  };
  private static final double[] ACTION_STRENGTH = {
    0.4, 0.8, -0.6, 0.5, 0.7, 0.8, 1.0, 1.2, 1.8, 2.0
  };
  private static final String[] CAR_TOPICS = {"suv", "sedan", "leasing", "electric", "used_cars"};
  private static final String[] APP_KINDS = {
    "game", "news", "shop", "chat", "video", "music", "bank", "travel", "food", "health", "auto"
  };
  private static final String[] COUNTRIES = {"CN", "US", "DE", "BR", "IN", "FR", "JP", "MX"};
  private static final String CONSONANTS = "bcdfghklmnprstvz";
  private static final String VOWELS = "aeiou";

  // Scatters names over ranks; coprime with every power of the 80 syllables.
  private static final long SCATTER = 48_271;

  private final ZipfTable modelRanks = new ZipfTable(MODELS, 1.05);
  private final ZipfTable appRanks = new ZipfTable(APPS, 1.05);
  private final ZipfTable eventRanks = new ZipfTable(TOPICS * ACTIONS.length, 0.9);
  private final ZipfTable interestRanks = new ZipfTable(INTERESTS, 0.9);
  private final ZipfTable cityRanks = new ZipfTable(CITIES, 1.0);
  private final ZipfTable countryRanks = new ZipfTable(COUNTRIES.length, 1.0);

  private final String[] brandNames = new String[BRANDS];
  private final int[] brandOfModel = new int[MODELS];
  private final Category models = new Category(modelRanks);
  private final Category apps = new Category(appRanks);
  private final Category events = new Category(eventRanks);
  private final Category interests = new Category(interestRanks);
  private final Category cities = new Category(cityRanks);

  /** Names and weights of one field, by rank. */
  static final class Category {
    private final ZipfTable ranks;
    private final String[] names;
    private final double[] weights;

    private Category(ZipfTable ranks) {
      this.ranks = ranks;
      this.names = new String[ranks.size()];
      this.weights = new double[ranks.size()];
    }

    int draw(SplittableRandom random) {
      return ranks.draw(random);
    }

    String name(int rank) {
      return names[rank];
    }

    double weight(int rank) {
      return weights[rank];
    }

    int size() {
      return names.length;
    }
  }

  CarBuyersWorld() {
    SplittableRandom latent = new SplittableRandom(20_240_517);
    double[] brandWeights = new double[BRANDS];
    for (int b = 0; b < BRANDS; b++) {
      brandNames[b] = word(b, 2);
      brandWeights[b] = 0.5 * latent.nextGaussian();
    }
    for (int m = 0; m < MODELS; m++) {
      brandOfModel[m] = (int) (BRANDS * Math.pow(latent.nextDouble(), 2.5));
      models.names[m] = brandNames[brandOfModel[m]] + " " + word(m, 2).charAt(0) + (m + 1);
      models.weights[m] = brandWeights[brandOfModel[m]] + 0.4 * latent.nextGaussian();
    }
    for (int a = 0; a < APPS; a++) {
      int kind = latent.nextInt(APP_KINDS.length);
      boolean auto = kind == APP_KINDS.length - 1;
      apps.names[a] = APP_KINDS[kind] + "." + word(a, 3);
      apps.weights[a] = 0.6 * latent.nextGaussian() + (auto ? 2.8 : 0);
    }
    fillEvents(latent);
    for (int i = 0; i < INTERESTS; i++) {
      boolean motor = i % 17 == 5;
      interests.names[i] = (motor ? "motor " : "") + word(i, 2);
      interests.weights[i] = 0.6 * latent.nextGaussian() + (motor ? 2 : 0);
    }
    for (int c = 0; c < CITIES; c++) {
      cities.names[c] = word(c, 3);
      cities.weights[c] = 0.8 * latent.nextGaussian();
    }
  }

  private void fillEvents(SplittableRandom latent) {
    int[] order = latent.ints(0, Integer.MAX_VALUE).limit(events.size()).toArray();
    Integer[] ranks = new Integer[order.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = i;
    }
    Arrays.sort(ranks, (x, y) -> Integer.compare(order[x], order[y]));
    for (int e = 0; e < events.size(); e++) {
      int topic = ranks[e] / ACTIONS.length;
      int action = ranks[e] % ACTIONS.length;
      boolean car = topic < CAR_TOPICS.length;
      events.names[e] = ACTIONS[action] + ":" + (car ? CAR_TOPICS[topic] : word(topic, 2));
      events.weights[e] = (car ? 2.2 * ACTION_STRENGTH[action] : 0) + 0.3 * latent.nextGaussian();
    }
  }

  Category models() {
    return models;
  }

  Category apps() {
    return apps;
  }

  Category events() {
    return events;
  }

  Category interests() {
    return interests;
  }

  Category cities() {
    return cities;
  }

  String brandOf(int model) {
    return brandNames[brandOfModel[model]];
  }

  String drawCountry(SplittableRandom random) {
    return COUNTRIES[countryRanks.draw(random)];
  }

  private static String word(int number, int syllables) {
    long space = 1;
    for (int i = 0; i < syllables; i++) {
      space *= (long) CONSONANTS.length() * VOWELS.length();
    }
    long rest = number * SCATTER % space;
    StringBuilder word = new StringBuilder(2 * syllables);
    for (int i = 0; i < syllables; i++) {
      word.append(CONSONANTS.charAt((int) (rest % CONSONANTS.length())));
      rest /= CONSONANTS.length();
      word.append(VOWELS.charAt((int) (rest % VOWELS.length())));
      rest /= VOWELS.length();
    }
    return word.toString();
  }
}
