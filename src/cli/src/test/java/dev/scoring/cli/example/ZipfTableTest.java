package dev.scoring.cli.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZipfTableTest {
  private static final int DRAWS = 400_000;

  @ParameterizedTest(name = "{0} ranks, exponent {1}")
  @CsvSource({"1, 1.0", "2, 1.0", "10, 0.0", "50, 0.9", "3000, 1.05"})
  void everyRankIsDrawnAsOftenAsTheLawSays(int size, double exponent) {
    ZipfTable table = new ZipfTable(size, exponent);
    SplittableRandom random = new SplittableRandom(5);
    int[] counts = new int[size];
    for (int i = 0; i < DRAWS; i++) {
      counts[table.draw(random)]++;
    }
    double total = 0;
    for (int rank = 0; rank < size; rank++) {
      total += Math.pow(rank + 1.0, -exponent);
    }
    for (int rank = 0; rank < size; rank++) {
      double share = Math.pow(rank + 1.0, -exponent) / total;
      double fiveDeviations = 5 * Math.sqrt(share * (1 - share) / DRAWS) + 1e-9;
      assertThat((double) counts[rank] / DRAWS)
          .as("rank %d", rank)
          .isCloseTo(share, within(fiveDeviations));
    }
  }
}
