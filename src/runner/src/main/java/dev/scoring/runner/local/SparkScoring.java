package dev.scoring.runner.local;

import dev.scoring.contract.read.Finding;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.PlanPreview;
import dev.scoring.runner.RowSample;
import dev.scoring.runner.RunListener;
import dev.scoring.runner.RunRequest;
import dev.scoring.runner.ScoringRun;
import dev.scoring.runner.session.Sessions;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The front door over a session that it owns. */
final class SparkScoring implements LocalScoring {
  private final SparkSession spark;

  SparkScoring(int cores, Map<String, String> conf) {
    this.spark = Sessions.local(cores, conf);
  }

  @Override
  public RunReport run(RunRequest request, RunListener listener) {
    return ScoringRun.execute(spark, request, listener);
  }

  @Override
  public PlanPreview plan(RunRequest request) {
    return ScoringRun.plan(spark, request);
  }

  @Override
  public List<Finding> validate(RunRequest request) {
    return ScoringRun.validate(spark, request);
  }

  @Override
  public RowSample sample(RunRequest request, int largest, int random) {
    return ScoringRun.sample(spark, request, largest, random);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
