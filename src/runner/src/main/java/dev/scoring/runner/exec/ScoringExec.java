package dev.scoring.runner.exec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.execution.metric.SQLMetrics;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** Filters, scores and emits the rows of a scan, batch by batch. */
final class ScoringExec extends ColumnarNode {
  private static final long serialVersionUID = 1L;

  private final transient SparkPlan child;
  private final transient ScoringStep step;
  private final transient String model;
  private final transient Map<String, SQLMetric> counters;

  ScoringExec(
      SparkPlan child,
      ScoringStep step,
      String model,
      Seq<Attribute> output,
      Map<String, SQLMetric> counters) {
    super(output, counters);
    this.child = child;
    this.step = step;
    this.model = model;
    this.counters = counters;
  }

  /** Counters as Spark's page names them. */
  static Map<String, SQLMetric> counters(SparkContext spark) {
    Map<String, SQLMetric> counters = new LinkedHashMap<>();
    counters.put("numOutputRows", SQLMetrics.createMetric(spark, "rows scored"));
    counters.put("numFiltered", SQLMetrics.createMetric(spark, "rows filtered"));
    counters.put("numSuppressed", SQLMetrics.createMetric(spark, "rows suppressed"));
    counters.put("numRejected", SQLMetrics.createMetric(spark, "rows rejected"));
    counters.put("numModelBatches", SQLMetrics.createMetric(spark, "model batches"));
    counters.put("numModelLoads", SQLMetrics.createMetric(spark, "model loads"));
    counters.put("numNotFinite", SQLMetrics.createMetric(spark, "scores not finite"));
    counters.put("encodeTime", SQLMetrics.createNanoTimingMetric(spark, "time in encode", -1));
    counters.put("forwardTime", SQLMetrics.createNanoTimingMetric(spark, "time in forward", -1));
    counters.put("decodeTime", SQLMetrics.createNanoTimingMetric(spark, "time in decode", -1));
    return counters;
  }

  static ScoringStep.Metrics metrics(Map<String, SQLMetric> counters) {
    return new ScoringStep.Metrics(
        counters.get("numOutputRows"),
        counters.get("numFiltered"),
        counters.get("numSuppressed"),
        counters.get("numRejected"),
        counters.get("numModelBatches"),
        counters.get("numModelLoads"),
        counters.get("encodeTime"),
        counters.get("forwardTime"),
        counters.get("decodeTime"),
        counters.get("numNotFinite"));
  }

  /** The same step, with the same metrics, over another scan. */
  ScoringExec over(SparkPlan scan) {
    return new ScoringExec(scan, step, model, output(), counters);
  }

  @Override
  public String nodeName() {
    return "Scoring";
  }

  @Override
  String describe() {
    return model
        + ", batch: "
        + step.settings().batchRows()
        + (step.filter() == null ? "" : ", filter: " + step.filter().sql())
        + (step.emit() == null ? "" : ", emit: " + step.emit().sql());
  }

  @Override
  public Seq<SparkPlan> children() {
    return seq(List.of(child));
  }

  @Override
  public SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> children) {
    return over(children.head());
  }

  @Override
  public RDD<ColumnarBatch> doExecuteColumnar() {
    return new ScoringRdd(child.executeColumnar(), step);
  }
}
