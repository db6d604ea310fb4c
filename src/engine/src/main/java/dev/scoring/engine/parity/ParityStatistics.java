package dev.scoring.engine.parity;

import java.util.Arrays;

/**
 * Statistics of absolute differences.
 *
 * @param count how many there are
 * @param mean their mean; 0 for none, as all that follows
 * @param std their sample standard deviation; 0 for fewer than two
 * @param p25 their first quartile
 * @param p50 their median
 * @param p75 their third quartile
 * @param p99 their 99th percentile
 * @param max the largest
 */
public record ParityStatistics(
    long count,
    double mean,
    double std,
    double p25,
    double p50,
    double p75,
    double p99,
    double max) {

  /**
   * The statistics of some differences; an infinite one makes mean and deviation infinite or NaN.
   *
   * @param differences in any order; left as they are; none may be NaN
   */
  public static ParityStatistics of(double[] differences) {
    double[] sorted = differences.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).sum() / Math.max(1, sorted.length);
    double squares = 0;
    for (double difference : sorted) {
      squares += (difference - mean) * (difference - mean);
    }
    return new ParityStatistics(
        sorted.length,
        mean,
        sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1)),
        percentile(sorted, 0.25),
        percentile(sorted, 0.50),
        percentile(sorted, 0.75),
        percentile(sorted, 0.99),
        percentile(sorted, 1));
  }

  /**
   * A percentile by linear interpolation between the two nearest ranks, as numpy and pandas do.
   *
   * @param sorted ascending
   * @param fraction from 0 to 1
   * @return 0 for an empty array
   */
  static double percentile(double[] sorted, double fraction) {
    if (sorted.length == 0) {
      return 0;
    }
    double rank = fraction * (sorted.length - 1);
    int below = (int) rank;
    double rest = rank - below;
    if (rest == 0 || sorted[below] == sorted[below + 1]) {
      return sorted[below];
    }
    return sorted[below] + rest * (sorted[below + 1] - sorted[below]);
  }
}
