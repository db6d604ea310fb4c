package dev.scoring.cli;

import dev.scoring.cli.summary.ParityTable;
import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.spec.Precision;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.DeviceRequest;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.engine.parity.ParityCheck;
import java.io.PrintStream;
import java.util.List;

/** Scores a bundle's golden rows with PyTorch in this process, without Spark. */
final class GoldenParity {
  /** Small, the engine's usual, and as large as the golden rows allow. */
  private static final int[] BATCH_SIZES = {1, 256, 4096};

  private GoldenParity() {}

  /**
   * Prints the table.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure {@code PARITY_FAILED} after it, when a line
   *     is beyond the tolerance
   */
  static void print(
      ModelBundle bundle, Tolerance tolerance, DeviceRequest device, PrintStream out) {
    int cores = Runtime.getRuntime().availableProcessors();
    ModelOptions options = new ModelOptions(device, 1, 1, Precision.FLOAT32, cores);
    List<ParityReport> reports;
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, options)) {
      reports = ParityCheck.run(bundle, lease, tolerance, BATCH_SIZES);
    }
    if (reports.isEmpty()) {
      out.println("No golden rows, so parity with the training framework is not known.");
      return;
    }
    out.println(
        "Parity with the training framework, absolute differences over the golden rows"
            + " in batches of 1, 256 and 4,096");
    ParityTable.lines(reports, "  ").forEach(out::println);
    ParityCheck.require(reports, tolerance);
  }
}
