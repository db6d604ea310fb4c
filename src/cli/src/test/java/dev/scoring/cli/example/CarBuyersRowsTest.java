package dev.scoring.cli.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CarBuyersRowsTest {
  private static final Pattern UPPER = Pattern.compile("[A-Z]");
  private static final Pattern UNKNOWN = Pattern.compile("x[0-9a-f]{12,16}");
  private static final CarBuyersWorld WORLD = new CarBuyersWorld();
  private static final List<CarBuyer> ROWS = rows(42, 40_000);

  @Test
  void rowDependsOnSeedAndIndexAlone() {
    CarBuyersRows backwards = new CarBuyersRows(new CarBuyersWorld(), 42);
    for (int i = 200; i >= 0; i -= 7) {
      assertThat(backwards.row(i)).isEqualTo(ROWS.get(i));
    }
  }

  @Test
  void anotherSeedGivesOtherUsers() {
    Set<String> ids = new HashSet<>(ROWS.stream().map(CarBuyer::deviceId).toList());
    assertThat(rows(43, 1_000)).noneMatch(row -> ids.contains(row.deviceId()));
  }

  @Test
  void deviceIdsAreUnique() {
    assertThat(ROWS.stream().map(CarBuyer::deviceId).distinct()).hasSameSizeAs(ROWS);
  }

  @Test
  void aboutOneUserInFiveBuysCar() {
    double rate = ROWS.stream().mapToInt(CarBuyer::boughtCar).average().orElseThrow();
    assertThat(rate).isBetween(0.15, 0.25);
  }

  @Test
  void labelCanBePredictedWellAndNotPerfectly() {
    assertThat(areaUnderCurveOfTheTruth()).isBetween(0.80, 0.88);
  }

  @Test
  void appsAreFewForMostAndNeverMoreThanSixty() {
    List<Integer> counts =
        ROWS.stream()
            .map(CarBuyer::apps)
            .filter(Objects::nonNull)
            .map(CarBuyersRowsTest::entries)
            .sorted()
            .toList();
    assertThat(counts.get(0)).isZero();
    assertThat(counts.get(counts.size() / 2)).isBetween(8, 16);
    assertThat(counts.get(counts.size() - 1)).isBetween(50, 60);
  }

  @Test
  void popularAppsAreInstalledByManyAndMostByFew() {
    Map<String, Integer> installs = new HashMap<>();
    for (CarBuyer row : ROWS) {
      if (row.apps() != null) {
        for (String app : row.apps().split(",", -1)) {
          installs.merge(app.strip(), 1, Integer::sum);
        }
      }
    }
    List<Integer> counts = installs.values().stream().sorted(Comparator.reverseOrder()).toList();
    assertThat(counts.get(0)).isGreaterThan(10 * counts.get(100));
    assertThat(counts.get(100)).isGreaterThan(10 * counts.get(5_000));
    assertThat(counts).hasSizeGreaterThan(15_000);
  }

  @Test
  void everyKindOfDirtOccurs() {
    List<Function<CarBuyer, String>> fields =
        List.of(
            CarBuyer::deviceBrand,
            CarBuyer::deviceModel,
            CarBuyer::apps,
            CarBuyer::campaignEvents,
            CarBuyer::interests,
            CarBuyer::cities);
    for (Function<CarBuyer, String> field : fields) {
      assertThat(share(field, Objects::isNull)).isBetween(0.01, 0.03);
      assertThat(share(field, text -> text != null && text.isEmpty())).isBetween(0.005, 0.35);
      assertThat(share(field, text -> text != null && !text.equals(text.strip())))
          .isBetween(0.0, 0.06);
      assertThat(share(field, text -> text != null && UPPER.matcher(text).find()))
          .isBetween(0.005, 0.1);
      assertThat(share(field, text -> text != null && UNKNOWN.matcher(text).find()))
          .isBetween(0.001, 0.15);
    }
    assertThat(
            share(CarBuyer::deviceBrand, t -> t != null && t.codePoints().anyMatch(c -> c > 127)))
        .isBetween(0.002, 0.03);
    assertThat(ROWS)
        .anyMatch(row -> row.age() == null)
        .anyMatch(row -> row.sessionsPerDay() == null);
  }

  private static double share(Function<CarBuyer, String> field, Predicate<String> is) {
    return ROWS.stream().map(field).filter(is).count() / (double) ROWS.size();
  }

  private static int entries(String list) {
    return (int) Arrays.stream(list.split(",", -1)).filter(entry -> !entry.isBlank()).count();
  }

  private static double areaUnderCurveOfTheTruth() {
    List<CarBuyer> ordered =
        ROWS.stream().sorted(Comparator.comparingDouble(CarBuyer::probability)).toList();
    double ranks = 0;
    double buyers = 0;
    for (int i = 0; i < ordered.size(); i++) {
      ranks += ordered.get(i).boughtCar() * (i + 1.0);
      buyers += ordered.get(i).boughtCar();
    }
    return (ranks - buyers * (buyers + 1) / 2) / (buyers * (ordered.size() - buyers));
  }

  private static List<CarBuyer> rows(long seed, int count) {
    CarBuyersRows rows = new CarBuyersRows(WORLD, seed);
    return LongStream.range(0, count).mapToObj(rows::row).toList();
  }
}
