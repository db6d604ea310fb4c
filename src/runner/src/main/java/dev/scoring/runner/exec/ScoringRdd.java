package dev.scoring.runner.exec;

import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The scored batches of the units; partitions are the scan's. */
final class ScoringRdd extends RDD<ColumnarBatch> {
  private static final long serialVersionUID = 1L;

  private final ScoringStep step;

  ScoringRdd(RDD<ColumnarBatch> scan, ScoringStep step) {
    super(scan, batches());
    this.step = step;
  }

  @Override
  public Partition[] getPartitions() {
    return firstParent(batches()).partitions();
  }

  @Override
  public Iterator<ColumnarBatch> compute(Partition partition, TaskContext context) {
    Iterator<ColumnarBatch> scan = firstParent(batches()).iterator(partition, context);
    return new ScoringBatches(((UnitPartition) partition).unit(), step, scan, context);
  }

  private static ClassTag<ColumnarBatch> batches() {
    return ClassTag$.MODULE$.apply(ColumnarBatch.class);
  }
}
