package dev.scoring.runner.check;

import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.parity.ParityCheck;
import java.util.List;

/** What a loaded model must show before it scores. */
public final class ModelGate {
  private ModelGate() {}

  /**
   * Scores the golden rows at two batch sizes, as kernels are chosen by size.
   *
   * @return a line for each output; empty for a bundle without golden rows
   * @throws dev.scoring.contract.failure.ScoringFailure PARITY_FAILED with the output and the
   *     difference
   */
  public static List<ParityReport> require(ModelLease lease, Tolerance tolerance, int batchSize) {
    List<ParityReport> reports =
        ParityCheck.run(lease.bundle(), lease, tolerance, batchSize, Math.max(1, batchSize / 4));
    ParityCheck.require(reports, tolerance);
    return reports;
  }
}
