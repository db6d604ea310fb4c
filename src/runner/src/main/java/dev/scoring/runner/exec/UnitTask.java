package dev.scoring.runner.exec;

import dev.scoring.contract.failure.ScoringFailure;
import java.io.Serializable;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** Hands a unit's scored batches to the sink, on the executor. */
final class UnitTask extends AbstractFunction1<Iterator<ColumnarBatch>, TaskOutcome>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UnitSink<?> sink;

  UnitTask(UnitSink<?> sink) {
    this.sink = sink;
  }

  @Override
  public TaskOutcome apply(Iterator<ColumnarBatch> iterator) {
    ScoringBatches batches = (ScoringBatches) iterator;
    try {
      Object result =
          sink.consume(
              batches.unit(),
              TaskContext.get(),
              CollectionConverters.asJava(iterator),
              batches::balance);
      return new TaskOutcome.Done((Serializable) result);
    } catch (Exception thrown) {
      ScoringFailure failure = Failures.find(thrown);
      if (failure != null && !failure.reason().retryable()) {
        return TaskOutcome.Failed.of(failure);
      }
      throw Rethrow.unchecked(thrown);
    }
  }
}
