package dev.scoring.runner.exec;

import dev.scoring.runner.plan.Unit;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/** The units' batches; partition i is the i-th unit. */
final class UnitRdd extends RDD<ColumnarBatch> {
  private static final long serialVersionUID = 1L;

  private final transient List<Unit> units;
  private final UnitSource source;

  UnitRdd(SparkContext spark, List<Unit> units, UnitSource source) {
    super(spark, ColumnarNode.seq(List.of()), ClassTag$.MODULE$.apply(ColumnarBatch.class));
    this.units = List.copyOf(units);
    this.source = source;
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] partitions = new Partition[units.size()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new UnitPartition(i, units.get(i));
    }
    return partitions;
  }

  @Override
  public Iterator<ColumnarBatch> compute(Partition partition, TaskContext context) {
    Unit unit = ((UnitPartition) partition).unit();
    return CollectionConverters.asScala(new UnitReader(unit, source, context));
  }
}
