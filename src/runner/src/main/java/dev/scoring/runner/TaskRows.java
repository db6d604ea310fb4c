package dev.scoring.runner;

import java.util.Set;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Tells a meter how many rows running tasks have read, from the executors' heartbeats. */
final class TaskRows extends SparkListener {
  private final ProgressMeter meter;
  private final Set<Long> rowMetrics;

  /**
   * A listener.
   *
   * @param rowMetrics accumulators that together count the rows read
   */
  TaskRows(ProgressMeter meter, Set<Long> rowMetrics) {
    this.meter = meter;
    this.rowMetrics = Set.copyOf(rowMetrics);
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
        CollectionConverters.asJava(update.accumUpdates())) {
      long rows = rows(task._4());
      if (rows > 0) {
        meter.running((Long) task._1(), rows);
      }
    }
  }

  private long rows(Seq<AccumulableInfo> accumulables) {
    long rows = 0;
    for (AccumulableInfo info : CollectionConverters.asJava(accumulables)) {
      boolean counted = rowMetrics.contains(info.id()) && info.update().isDefined();
      if (counted && info.update().get() instanceof Number number) {
        rows += number.longValue();
      }
    }
    return rows;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    meter.ended(end.taskInfo().taskId());
  }
}
