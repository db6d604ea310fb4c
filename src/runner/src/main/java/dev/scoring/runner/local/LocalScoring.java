package dev.scoring.runner.local;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.PlanPreview;
import dev.scoring.runner.RowSample;
import dev.scoring.runner.RunListener;
import dev.scoring.runner.RunRequest;
import java.util.List;
import java.util.Map;

/**
 * The runner's front door with a Spark session of its own in this process. One at a time in a
 * process, and one call at a time; closing stops the session.
 */
public interface LocalScoring extends AutoCloseable {

  /**
   * Starts the session, which takes some seconds.
   *
   * @param cores tasks at a time, at least 1
   * @param conf Spark settings by name, which win over defaults
   * @throws dev.scoring.contract.failure.ScoringFailure {@code SPEC_INVALID} when a setting
   *     contradicts one that the runner owns
   */
  static LocalScoring start(int cores, Map<String, String> conf) {
    return new SparkScoring(cores, conf);
  }

  /** As {@code ScoringRun.execute}. */
  RunReport run(RunRequest request, RunListener listener);

  /** As {@code ScoringRun.plan}. */
  PlanPreview plan(RunRequest request);

  /** As {@code ScoringRun.validate}. */
  List<Finding> validate(RunRequest request);

  /** As {@code ScoringRun.sample}. */
  RowSample sample(RunRequest request, int largest, int random);

  @Override
  void close();
}
