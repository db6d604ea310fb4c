package dev.scoring.runner.check;

import dev.scoring.contract.spec.Count;
import dev.scoring.contract.spec.Precision;
import dev.scoring.contract.spec.ThreadsSpec;
import dev.scoring.engine.model.DeviceRequest;
import dev.scoring.engine.model.ModelOptions;
import org.apache.spark.sql.SparkSession;

/**
 * What a session can do at a time.
 *
 * @param tasks tasks in all processes
 * @param cores processor cores of one process, which its tasks share
 */
public record Slots(int tasks, int cores) {

  /** Those of a session. */
  public static Slots of(SparkSession spark) {
    int parallel = Math.max(1, spark.sparkContext().defaultParallelism());
    if (spark.sparkContext().isLocal()) {
      return new Slots(parallel, parallel);
    }
    int cores = Integer.parseInt(spark.sparkContext().conf().get("spark.executor.cores", "1"));
    int perTask = Integer.parseInt(spark.sparkContext().conf().get("spark.task.cpus", "1"));
    return new Slots(Math.max(1, parallel / perTask), cores);
  }

  /**
   * How a process runs its model. {@code Auto} is one thread a task: several tasks with one thread
   * each beat fewer with more, and PyTorch's numbers cannot be changed within a process, so there
   * is nothing to measure.
   */
  public ModelOptions options(DeviceRequest device, ThreadsSpec threads, Precision precision) {
    return new ModelOptions(
        device, number(threads.intraOp()), number(threads.interOp()), precision, cores);
  }

  private static int number(Count count) {
    return count.fixed().orElse(1);
  }
}
