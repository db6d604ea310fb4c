package dev.scoring.runner.exec;

import dev.scoring.runner.exec.UnitSource.VectorMemory;
import dev.scoring.runner.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Scores units with Spark: one task a unit, no shuffle, under one entry in Spark's SQL page. Made
 * and used on the driver, by one thread at a time.
 */
public final class ScoringQuery {
  private static final int ROWS_PER_BATCH = 4096;

  private final org.apache.spark.sql.classic.SparkSession spark;
  private final StructType outputSchema;
  private final UnitScanExec scan;
  private final ScoringExec scoring;

  private ScoringQuery(
      org.apache.spark.sql.classic.SparkSession spark,
      StructType outputSchema,
      UnitScanExec scan,
      ScoringExec scoring) {
    this.spark = spark;
    this.outputSchema = outputSchema;
    this.scan = scan;
    this.scoring = scoring;
  }

  /**
   * Resolves columns, predicates and the output schema; reads no input and loads no model.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure INPUT_SCHEMA for a column that the bundle
   *     reads and the input lacks, OUTPUT_COLUMNS for a carried column that does not exist and for
   *     a name used twice, FILTER_INVALID, and what resolving the bundle and its score columns
   *     throws
   */
  public static ScoringQuery create(
      SparkSession spark, ScanDefinition scan, ScoringDefinition scoring) {
    BundleScorers scorers = BundleScorers.of(scoring);
    return create(spark, scan, scoring, scorers.signature(), scorers);
  }

  static ScoringQuery create(
      SparkSession spark,
      ScanDefinition scan,
      ScoringDefinition scoring,
      ModelSignature model,
      ScorerSource scorers) {
    var session = (org.apache.spark.sql.classic.SparkSession) spark;
    return session.withActive(() -> plan(session, scan, scoring, model, scorers));
  }

  private static ScoringQuery plan(
      org.apache.spark.sql.classic.SparkSession spark,
      ScanDefinition scan,
      ScoringDefinition scoring,
      ModelSignature model,
      ScorerSource scorers) {
    QueryParts parts = QueryParts.resolve(spark, scan, scoring.output(), model);
    Map<String, SQLMetric> counters = ScoringExec.counters(spark.sparkContext());
    ScoringStep.Settings settings =
        new ScoringStep.Settings(
            scorers,
            scoring.batchRows(),
            scoring.badRows(),
            RejectSink.COUNTED_ONLY,
            new VectorMemory(
                spark.sessionState().conf().offHeapColumnVectorEnabled(), ROWS_PER_BATCH));
    ScoringStep step =
        new ScoringStep(
            parts.inputs(),
            parts.layout(),
            parts.filter(),
            parts.scores(),
            parts.outputs(),
            parts.emit(),
            settings,
            ScoringExec.metrics(counters));
    List<Attribute> output = new ArrayList<>();
    for (StructField field : parts.outputSchema().fields()) {
      output.add(DataTypeUtils.toAttribute(field));
    }
    UnitScanExec source = UnitScanExec.create(spark, scan, parts.layout());
    ScoringExec top =
        new ScoringExec(source, step, scoring.bundle().uri(), ColumnarNode.seq(output), counters);
    return new ScoringQuery(spark, parts.outputSchema(), source, top);
  }

  /** Carried columns, score columns, metadata columns. */
  public StructType outputSchema() {
    return outputSchema;
  }

  /** The scoring step over the scan; its metrics are those of every run of this query. */
  public SparkPlan physicalPlan() {
    return scoring;
  }

  /**
   * Scores units and waits for all of them.
   *
   * @param sink what an executor does with a unit's scored rows; its results are {@link
   *     java.io.Serializable}
   * @param onDone called on this thread with each unit's result as it comes, in any order
   * @throws dev.scoring.contract.failure.ScoringFailure the first failure of a task with its own
   *     reason and sentence, after the other tasks were told to stop; INTERRUPTED when this thread
   *     is interrupted
   */
  public <R> void run(List<Unit> units, UnitSink<R> sink, BiConsumer<Unit, R> onDone) {
    if (units.isEmpty()) {
      return;
    }
    spark.withActive(
        () -> {
          ScoringExec plan = scoring.over(scan.of(units));
          return SQLExecution.withNewExecutionId(
              new PlannedExecution(spark, plan),
              Option.apply("scoring"),
              () -> {
                new UnitJob<>(spark.sparkContext(), units, onDone)
                    .run(plan.executeColumnar(), new UnitTask(sink));
                return null;
              });
        });
  }
}
