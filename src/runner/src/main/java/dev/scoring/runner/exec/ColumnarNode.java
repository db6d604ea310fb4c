package dev.scoring.runner.exec;

import java.util.List;
import java.util.Map;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A physical operator that gives column batches. Scala's operators are case classes; this one is an
 * empty product, so that plans show {@link #describe} and no rule looks into it.
 */
abstract class ColumnarNode extends SparkPlan {
  private static final long serialVersionUID = 1L;

  private final transient Seq<Attribute> output;
  private final transient scala.collection.immutable.Map<String, SQLMetric> metrics;

  ColumnarNode(Seq<Attribute> output, Map<String, SQLMetric> metrics) {
    this.output = output;
    this.metrics = Map$.MODULE$.from(CollectionConverters.asScala(metrics));
  }

  /** What plans show after the operator's name. */
  abstract String describe();

  static <T> Seq<T> seq(List<T> items) {
    return CollectionConverters.asScala(items).toList();
  }

  @Override
  public Seq<Attribute> output() {
    return output;
  }

  @Override
  public scala.collection.immutable.Map<String, SQLMetric> metrics() {
    return metrics;
  }

  @Override
  public boolean supportsColumnar() {
    return true;
  }

  @Override
  public RDD<InternalRow> doExecute() {
    return new ColumnarToRowExec(this).execute();
  }

  @Override
  public String simpleString(int maxFields) {
    return nodeName() + " " + describe();
  }

  @Override
  public String verboseStringWithOperatorId() {
    return "\n(" + nodeName() + ") " + describe() + "\n";
  }

  @Override
  public int productArity() {
    return 0;
  }

  @Override
  public Object productElement(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public boolean canEqual(Object other) {
    return other == this;
  }
}
