package dev.scoring.engine.parity;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.engine.bundle.GoldenRows;
import dev.scoring.engine.bundle.GoldenRows.GoldenOutput;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.bundle.OutputTensor;
import dev.scoring.engine.encode.BatchEncoder;
import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.encode.RowError;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.score.OutputValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Scores a bundle's golden rows and compares them with the outputs that the training framework gave
 * for them. Engines choose kernels by batch size, so the rows are scored at several.
 */
public final class ParityCheck {
  private ParityCheck() {}

  /**
   * Compares every output that the golden rows give. A NaN equals a NaN, and an infinity one of its
   * sign; any other difference with one of them is infinite.
   *
   * @param bundle where the golden rows are
   * @param lease the model to score them with; stays open
   * @param tolerance what the 99th percentile must keep
   * @param batchSizes rows of a pass, each at least 1; one above the number of golden rows scores
   *     all of them in one pass
   * @return a line for each output, over all batch sizes; empty when the bundle has no golden rows
   * @throws ScoringFailure MODEL_INVALID for a golden row that cannot be encoded, SPEC_INVALID for
   *     a tolerance that is no number of 0 or more, else as {@link ModelLease#forward} does
   */
  public static List<ParityReport> run(
      ModelBundle bundle, ModelLease lease, Tolerance tolerance, int... batchSizes) {
    double atol = number("policy.parity.atol", tolerance.atol());
    double rtol = number("policy.parity.rtol", tolerance.rtol());
    Optional<GoldenRows> golden = bundle.golden();
    if (golden.isEmpty()) {
      return List.of();
    }
    GoldenRows rows = golden.get();
    int[] sizes =
        Arrays.stream(batchSizes).map(size -> Math.min(size, rows.rows())).distinct().toArray();
    List<Comparison> comparisons = new ArrayList<>();
    for (GoldenOutput output : rows.outputs()) {
      comparisons.add(new Comparison(output, index(bundle, output.name()), sizes.length, rtol));
    }
    for (int size : sizes) {
      score(bundle, lease, rows, size, comparisons);
    }
    return comparisons.stream().map(comparison -> comparison.report(atol)).toList();
  }

  /**
   * Ends the run when a line did not pass.
   *
   * @throws ScoringFailure PARITY_FAILED, with the first such line
   */
  public static void require(List<ParityReport> reports, Tolerance tolerance) {
    for (ParityReport report : reports) {
      if (!report.passed()) {
        throw new ScoringFailure(
            FailureReason.PARITY_FAILED,
            "The output '"
                + report.output()
                + "' differs from the golden rows by "
                + report.p99()
                + " at the 99th percentile of "
                + report.count()
                + " values (at most "
                + report.max()
                + "), more than policy.parity allows (atol "
                + tolerance.atol()
                + ", rtol "
                + tolerance.rtol()
                + ").");
      }
    }
  }

  private static void score(
      ModelBundle bundle,
      ModelLease lease,
      GoldenRows golden,
      int size,
      List<Comparison> comparisons) {
    List<OutputTensor> outputs = bundle.descriptor().outputs();
    List<OutputValues> values =
        outputs.stream().map(o -> OutputValues.allocate(o.dtype(), o.width(), size)).toList();
    try (BatchEncoder encoder = BatchEncoder.create(bundle, size)) {
      for (int from = 0; from < golden.rows(); from += size) {
        int n = Math.min(size, golden.rows() - from);
        int first = from;
        EncodedBatch batch = encoder.encode(golden.inputs(), from, n);
        refuseErrors(batch.errors(), first);
        lease.forward(batch, (i, bytes) -> values.get(i).read(bytes, n * outputs.get(i).width()));
        comparisons.forEach(comparison -> comparison.add(values, first, n));
      }
    }
  }

  private static void refuseErrors(List<RowError> errors, int from) {
    if (!errors.isEmpty()) {
      RowError error = errors.get(0);
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID,
          "Golden row "
              + (from + error.row())
              + " (from 0) cannot be encoded: "
              + error.message()
              + (error.message().endsWith(".") ? "" : "."));
    }
  }

  private static int index(ModelBundle bundle, String output) {
    List<String> names = bundle.descriptor().outputs().stream().map(OutputTensor::name).toList();
    if (!names.contains(output)) {
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID,
          "The golden rows give the output '" + output + "', which model.yaml does not declare.");
    }
    return names.indexOf(output);
  }

  private static double number(String field, String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, as a negative one is.
    }
    throw new ScoringFailure(
        FailureReason.SPEC_INVALID,
        field + " is '" + text + "'; it wants a decimal number of 0 or more, as in \"1e-6\".");
  }
}
