package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.runner.plan.Unit;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Option;
import scala.runtime.BoxedUnit;
import scala.util.Failure;
import scala.util.Try;

/** One Spark job over units, its results given to the caller's thread as they come. */
final class UnitJob<R> {
  private static final long POLL_MILLIS = 100;

  private record Arrived(int partition, TaskOutcome outcome) {}

  private final SparkContext spark;
  private final List<Unit> units;
  private final BiConsumer<Unit, R> onDone;
  private final LinkedBlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
  private int open;

  UnitJob(SparkContext spark, List<Unit> units, BiConsumer<Unit, R> onDone) {
    this.spark = spark;
    this.units = units;
    this.onDone = onDone;
    this.open = units.size();
  }

  void run(RDD<ColumnarBatch> batches, UnitTask task) {
    List<Object> partitions =
        IntStream.range(0, units.size()).<Object>mapToObj(Integer::valueOf).toList();
    SimpleFutureAction<BoxedUnit> job =
        spark.submitJob(
            batches,
            task,
            ColumnarNode.seq(partitions),
            (partition, outcome) -> {
              arrived.add(new Arrived((Integer) partition, outcome));
              return BoxedUnit.UNIT;
            },
            () -> BoxedUnit.UNIT);
    boolean finished = false;
    try {
      await(job);
      finished = true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ScoringFailure(
          FailureReason.INTERRUPTED,
          "the run was asked to stop with " + open + " units open; start it again and it resumes",
          interrupted);
    } finally {
      if (!finished) {
        job.cancel();
      }
    }
  }

  private void await(SimpleFutureAction<BoxedUnit> job) throws InterruptedException {
    while (open > 0) {
      boolean over = job.isCompleted();
      Arrived next = arrived.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (next != null) {
        open--;
        deliver(next);
      } else if (over) {
        throw Failures.ofJob(failure(job));
      }
    }
  }

  /** The sink's own type is erased on the way; it made the result. */
  @SuppressWarnings("unchecked")
  private void deliver(Arrived next) {
    if (next.outcome() instanceof TaskOutcome.Failed failed) {
      throw failed.toFailure();
    }
    R result = (R) ((TaskOutcome.Done) next.outcome()).result();
    onDone.accept(units.get(next.partition()), result);
  }

  private static Throwable failure(SimpleFutureAction<BoxedUnit> job) {
    Option<Try<BoxedUnit>> value = job.value();
    return value.isDefined() && value.get() instanceof Failure<?> failure
        ? failure.exception()
        : new IllegalStateException("the job ended without all of its results");
  }
}
