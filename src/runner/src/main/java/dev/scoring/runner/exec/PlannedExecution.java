package dev.scoring.runner.exec;

import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.DoNotCleanup$;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import scala.Option;

/** A query whose physical plan is there already, for Spark's SQL page and listeners. */
final class PlannedExecution extends QueryExecution {
  private final SparkPlan plan;

  PlannedExecution(SparkSession spark, SparkPlan plan) {
    super(
        spark,
        logical(spark),
        new QueryPlanningTracker(Option.empty()),
        CommandExecutionMode.SKIP(),
        DoNotCleanup$.MODULE$,
        false);
    this.plan = plan;
  }

  private static LogicalPlan logical(SparkSession spark) {
    return spark.emptyDataFrame().queryExecution().logical();
  }

  @Override
  public SparkPlan sparkPlan() {
    return plan;
  }

  @Override
  public SparkPlan executedPlan() {
    return plan;
  }
}
