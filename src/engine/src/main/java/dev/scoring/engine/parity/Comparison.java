package dev.scoring.engine.parity;

import dev.scoring.contract.report.ParityReport;
import dev.scoring.engine.bundle.GoldenRows.GoldenOutput;
import dev.scoring.engine.score.OutputValues;
import java.util.Arrays;
import java.util.List;

/** The differences of one output, gathered batch by batch. */
final class Comparison {
  private final GoldenOutput expected;
  private final int output;
  private final double rtol;
  private final double[] differences;
  private final double[] excess;
  private int count;

  /**
   * Room for the differences of one output.
   *
   * @param expected the golden values
   * @param output the output's index in the bundle
   * @param passes how often the golden rows are scored
   * @param rtol the relative tolerance
   */
  Comparison(GoldenOutput expected, int output, int passes, double rtol) {
    this.expected = expected;
    this.output = output;
    this.rtol = rtol;
    this.differences = new double[Math.multiplyExact(expected.values().length, passes)];
    this.excess = new double[differences.length];
  }

  /** Compares {@code rows} rows that begin at the golden row {@code from}. */
  void add(List<OutputValues> scores, int from, int rows) {
    double[] seen = scores.get(output).doubles(rows * expected.width());
    for (int i = 0; i < rows * expected.width(); i++) {
      double reference = expected.values()[from * expected.width() + i];
      double difference = difference(seen[i], reference);
      double relative = difference - rtol * Math.abs(reference);
      differences[count] = difference;
      excess[count] = difference == 0 || Double.isNaN(relative) ? difference : relative;
      count++;
    }
  }

  ParityReport report(double atol) {
    ParityStatistics s = ParityStatistics.of(differences);
    Arrays.sort(excess);
    boolean passed = ParityStatistics.percentile(excess, 0.99) <= atol;
    return new ParityReport(
        expected.name(),
        s.count(),
        s.mean(),
        s.std(),
        s.p25(),
        s.p50(),
        s.p75(),
        s.p99(),
        s.max(),
        passed);
  }

  private static double difference(double score, double reference) {
    if (Double.compare(score, reference) == 0) {
      return 0;
    }
    double difference = Math.abs(score - reference);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }
}
