package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CurrentTime;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Turns the text of a SQL predicate into an expression that means the same on every attempt of a
 * run: the clock is a literal, and what depends on anything but the row is refused.
 */
public final class Predicates {
  private Predicates() {}

  /**
   * Parses, resolves and pins a predicate with Spark's own analyser.
   *
   * @param schema what names in the predicate mean; nested fields are named by path
   * @param now what {@code now()}, {@code current_timestamp()}, {@code localtimestamp()} and {@code
   *     current_date()} mean, the latter two in the session's time zone
   * @throws ScoringFailure FILTER_INVALID with the predicate and the first line of what Spark says,
   *     or with what of it is refused
   */
  public static ResolvedPredicate resolve(
      SparkSession spark, String sql, StructType schema, Instant now) {
    if (sql.isBlank()) {
      throw invalid(sql, "it is empty; write a condition or leave it out");
    }
    var session = (org.apache.spark.sql.classic.SparkSession) spark;
    Dataset<Row> relation = relation(session, schema);
    LogicalPlan analyzed = analyze(sql, relation);
    check(sql, analyzed, relation);
    ZoneId zone = ZoneId.of(spark.conf().get("spark.sql.session.timeZone"));
    LogicalPlan pinned = analyzed.transformAllExpressions(new PinnedClock(now, zone));
    Expression optimized = optimize(session, sql, pinned);
    Set<String> references = new LinkedHashSet<>();
    for (Attribute attribute : CollectionConverters.asJava(optimized.references().toSeq())) {
      references.add(attribute.name());
    }
    var columns = new BoundColumns(relation.queryExecution().analyzed().output());
    return new ResolvedPredicate(sql, optimized.transformUp(columns), references);
  }

  /** An empty relation that the optimizer does not see to be empty. */
  private static Dataset<Row> relation(
      org.apache.spark.sql.classic.SparkSession session, StructType schema) {
    JavaRDD<Row> nothing = JavaSparkContext.fromSparkContext(session.sparkContext()).emptyRDD();
    return session.createDataFrame(nothing, schema);
  }

  private static LogicalPlan analyze(String sql, Dataset<Row> relation) {
    try {
      return relation.select(functions.expr(sql)).queryExecution().analyzed();
    } catch (Exception refused) {
      throw spark(sql, refused);
    }
  }

  private static Expression optimize(
      org.apache.spark.sql.classic.SparkSession session, String sql, LogicalPlan pinned) {
    try {
      LogicalPlan optimized =
          session.sessionState().executePlan(pinned, CommandExecutionMode.SKIP()).optimizedPlan();
      if (optimized instanceof Project project) {
        return column(project);
      }
    } catch (Exception refused) {
      throw spark(sql, refused);
    }
    throw invalid(sql, "it is no condition on a single row");
  }

  private static Expression column(Project project) {
    Expression only = (Expression) project.projectList().head();
    return only instanceof Alias alias ? alias.child() : only;
  }

  private static void check(String sql, LogicalPlan analyzed, Dataset<Row> relation) {
    boolean plain =
        analyzed instanceof Project project
            && project.projectList().size() == 1
            && project.child().getClass() == relation.queryExecution().analyzed().getClass();
    if (!plain) {
      throw invalid(
          sql, "it is no condition on a single row: aggregates, windows, generators and * are not");
    }
    Expression predicate = column((Project) analyzed);
    refuseSurprises(sql, predicate);
    if (!predicate.deterministic()) {
      throw invalid(sql, "it is not deterministic, so that a resumed run would choose other rows");
    }
    if (!(predicate.dataType() instanceof BooleanType)) {
      throw invalid(
          sql, "it is of type " + predicate.dataType().simpleString() + " and must be boolean");
    }
  }

  private static void refuseSurprises(String sql, Expression expression) {
    if (expression instanceof PlanExpression<?>) {
      throw invalid(sql, "it has a subquery; a condition sees one row at a time");
    } else if (expression instanceof UserDefinedExpression) {
      throw invalid(sql, "it calls a user-defined function; only Spark's own are allowed");
    } else if (expression instanceof CurrentTime) {
      throw invalid(sql, "it calls current_time(); compare with now() instead");
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      refuseSurprises(sql, child);
    }
  }

  private static ScoringFailure spark(String sql, Exception refused) {
    if (refused instanceof AnalysisException || refused instanceof RuntimeException) {
      return new ScoringFailure(
          FailureReason.FILTER_INVALID, sentence(sql, Sentences.firstLine(refused)), refused);
    }
    throw new IllegalStateException(refused);
  }

  private static ScoringFailure invalid(String sql, String what) {
    return new ScoringFailure(FailureReason.FILTER_INVALID, sentence(sql, what));
  }

  private static String sentence(String sql, String what) {
    return "the predicate '" + sql + "' cannot be used: " + what;
  }
}
