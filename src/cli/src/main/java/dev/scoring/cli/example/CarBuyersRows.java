package dev.scoring.cli.example;

import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * The rows of a seed. A row depends on seed and index alone, so files may be written in any order
 * and number. Not safe for use by several threads: each takes its own, over one shared world.
 */
final class CarBuyersRows {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final int MOST_APPS = 60;
  private static final double INTERCEPT = -3.1;

  private final CarBuyersWorld world;
  private final long base;
  private final int[] drawn = new int[MOST_APPS];
  private final StringBuilder text = new StringBuilder(1024);

  CarBuyersRows(CarBuyersWorld world, long seed) {
    this.world = world;
    this.base = mix(seed ^ 0x5851F42D4C957F2DL);
  }

  CarBuyer row(long index) {
    long key = mix(base + index * GOLDEN_GAMMA);
    SplittableRandom random = new SplittableRandom(key);
    int model = world.models().draw(random);
    double logit = INTERCEPT + world.models().weight(model);
    final String brand = Dirt.value(world.brandOf(model), random);
    final String modelName = Dirt.value(world.models().name(model), random);
    int appCount = (int) Math.min(MOST_APPS, Math.exp(2.7 + 0.7 * random.nextGaussian()) - 1);
    logit += 3.0 * draw(world.apps(), Math.max(0, appCount), ',', random);
    final String apps = Dirt.list(text, ',', random);
    logit += 1.3 * draw(world.events(), count(0.25, 3.5, 24, random), ',', random);
    final String events = Dirt.list(text, ',', random);
    logit += 0.8 * draw(world.interests(), count(0.15, 3, 12, random), ';', random);
    final String interests = Dirt.list(text, ';', random);
    logit += 0.7 * draw(world.cities(), 1 + count(0, 1.2, 7, random), ',', random);
    final String cities = Dirt.list(text, ',', random);

    int age = (int) Math.max(16, Math.min(90, 37 + 13 * random.nextGaussian()));
    double activity = random.nextDouble();
    int daysActive = (int) (365 * activity * activity);
    long hundredths = Math.round(100 * Math.exp(0.9 + 0.8 * random.nextGaussian()));
    logit += 0.6 - 0.5 * Math.pow((age - 41) / 13.0, 2);
    logit += 0.9 * activity + 0.25 * Math.log(0.1 + hundredths / 100.0);
    double probability = 1 / (1 + Math.exp(-logit));
    return new CarBuyer(
        HexFormat.of().toHexDigits(key),
        world.drawCountry(random),
        brand,
        modelName,
        apps,
        events,
        interests,
        cities,
        random.nextInt(100) < 8 ? null : age,
        daysActive,
        random.nextInt(100) < 3 ? null : hundredths / 100.0,
        random.nextDouble() < probability ? 1 : 0,
        probability);
  }

  /** Leaves the joined names in {@link #text}; returns the mean of their weights, 0 for none. */
  private double draw(
      CarBuyersWorld.Category category, int count, char separator, SplittableRandom random) {
    text.setLength(0);
    double sum = 0;
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int rank = category.draw(random);
      if (alreadyDrawn(rank, distinct)) {
        continue;
      }
      drawn[distinct++] = rank;
      sum += category.weight(rank);
      if (distinct > 1) {
        text.append(separator);
      }
      text.append(random.nextInt(200) == 0 ? Dirt.unknown(random) : category.name(rank));
    }
    return distinct == 0 ? 0 : sum / distinct;
  }

  private boolean alreadyDrawn(int rank, int distinct) {
    for (int i = 0; i < distinct; i++) {
      if (drawn[i] == rank) {
        return true;
      }
    }
    return false;
  }

  private static int count(double none, double mean, int most, SplittableRandom random) {
    if (random.nextDouble() < none) {
      return 0;
    }
    return (int) Math.min(most, Math.round(-mean * Math.log(1 - random.nextDouble())));
  }

  /** A bijection of the 64-bit numbers (the finaliser of SplitMix64): distinct in, distinct out. */
  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
