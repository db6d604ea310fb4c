package dev.scoring.runner;

import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.report.RunReport;
import dev.scoring.contract.report.RunReport.ModelIdentity;
import dev.scoring.contract.report.RunReport.Outcome;
import dev.scoring.contract.report.RunReport.OutputFiles;
import dev.scoring.engine.bundle.BundleDescriptor;
import dev.scoring.runner.check.CheckedRun;
import dev.scoring.runner.publish.Published;
import java.util.List;

/** Puts reports together. */
final class Reports {
  private Reports() {}

  /** What the model ran with. */
  record Settings(int batchSize, int intraOpThreads, List<ParityReport> parity) {}

  /**
   * What was done.
   *
   * @param inherited what earlier attempts had committed
   * @param published null for a first look
   */
  record Work(
      Outcome outcome, RowBalance balance, int units, Inherited inherited, Published published) {}

  /** What earlier attempts had committed, which is no pace of this one. */
  record Inherited(int units, long rowsRead) {
    static final Inherited NOTHING = new Inherited(0, 0);
  }

  static RunReport of(CheckedRun run, Settings settings, Work work, Pace pace, List<String> notes) {
    BundleDescriptor bundle = run.bundle().descriptor();
    RowBalance rows = work.balance();
    return new RunReport(
        run.target().identity().runId(),
        work.outcome(),
        rows.read(),
        rows.scored(),
        rows.rejected(),
        rows.filtered(),
        rows.suppressed(),
        work.units(),
        work.inherited().units(),
        output(run, work.published()),
        new ModelIdentity(bundle.name(), bundle.version(), run.bundle().digest()),
        settings.batchSize(),
        settings.intraOpThreads(),
        pace.modelLoads(),
        settings.parity(),
        pace.timing(rows.read() - work.inherited().rowsRead()),
        notes);
  }

  private static OutputFiles output(CheckedRun run, Published published) {
    return published == null
        ? new OutputFiles(run.target().place().output().toString(), 0, 0)
        : new OutputFiles(published.output().toString(), published.files(), published.bytes());
  }

  /** The same report, with another outcome. */
  static RunReport withOutcome(RunReport report, Outcome outcome) {
    return new RunReport(
        report.runId(),
        outcome,
        report.rowsRead(),
        report.rowsScored(),
        report.rowsRejected(),
        report.rowsFiltered(),
        report.rowsSuppressed(),
        report.unitsTotal(),
        report.unitsResumed(),
        report.output(),
        report.model(),
        report.batchSize(),
        report.intraOpThreads(),
        report.modelLoads(),
        report.parity(),
        report.timing(),
        report.warnings());
  }
}
