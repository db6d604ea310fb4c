package dev.scoring.runner.exec;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.engine.encode.RowError;
import dev.scoring.engine.score.ScoredBatch;
import dev.scoring.runner.column.VectorBatch;
import dev.scoring.runner.plan.Unit;
import java.util.BitSet;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;

/**
 * The scored batches of a unit: one for each batch of the scan that has a row to emit. Model
 * batches are cut inside the scan's batches, so that a scan's batch ends with a smaller one. A
 * batch is valid until the next is asked for. Not thread-safe; closed with the task.
 */
final class ScoringBatches extends AbstractIterator<ColumnarBatch> {
  private final Unit unit;
  private final ScoringStep step;
  private final Iterator<ColumnarBatch> scan;
  private final RowFilter filter;
  private final RowFilter emit;
  private final VectorBatch view;
  private final OutputAssembly assembly;
  private final ScoreVectors scores;
  private final BitSet bad = new BitSet();
  private int[] kept = new int[0];
  private int[] emitted = new int[0];
  private TaskScorer scorer;
  private RowBalance balance = RowBalance.ZERO;
  private ColumnarBatch next;

  ScoringBatches(Unit unit, ScoringStep step, Iterator<ColumnarBatch> scan, TaskContext context) {
    this.unit = unit;
    this.step = step;
    this.scan = scan;
    int partition = context.partitionId();
    this.filter = rowFilter("spec.input.filter", step.filter(), partition);
    this.emit = rowFilter("spec.output.emit.where", step.emit(), partition);
    this.view = new VectorBatch(step.inputs());
    UnitSource.VectorMemory memory = step.settings().vectors();
    this.scores =
        memory.offHeap()
            ? ScoreVectors.offHeap(step.scores(), memory.rows())
            : ScoreVectors.onHeap(step.scores(), memory.rows());
    this.assembly = new OutputAssembly(step.outputs(), scores);
    context.addTaskCompletionListener((TaskCompletionListener) finished -> close());
  }

  private static RowFilter rowFilter(String field, ResolvedPredicate predicate, int partition) {
    return predicate == null ? null : new RowFilter(field, predicate, partition);
  }

  Unit unit() {
    return unit;
  }

  RowBalance balance() {
    return balance;
  }

  @Override
  public boolean hasNext() {
    while (next == null && scan.hasNext()) {
      next = score(scan.next());
    }
    return next != null;
  }

  @Override
  public ColumnarBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ColumnarBatch batch = next;
    next = null;
    return batch;
  }

  /** The batch's output; null when no row of it is emitted. */
  private ColumnarBatch score(ColumnarBatch batch) {
    int read = batch.numRows();
    if (kept.length < read) {
      kept = new int[read];
      emitted = new int[read];
    }
    int rows = filter == null ? read : filter.select(batch, null, kept, row -> name(batch, row));
    int[] selection = rows == read ? null : kept;
    bad.clear();
    if (rows > 0) {
      runModel(batch, selection, rows);
    }
    int rejected = bad.cardinality();
    ColumnarBatch all = assembly.assemble(batch, selection, rows);
    int chosen =
        emit == null
            ? withoutBad(rows, rejected)
            : emit.select(
                all,
                rejected == 0 ? null : bad,
                emitted,
                row -> name(batch, selection == null ? row : selection[row]));
    count(read, read - rows, rejected, rows - rejected - chosen);
    if (chosen == rows) {
      return rows == 0 ? null : all;
    }
    return chosen == 0 ? null : assembly.narrow(all, emitted, chosen);
  }

  private void runModel(ColumnarBatch batch, int[] selection, int rows) {
    if (scorer == null) {
      scorer = new TaskScorer(step.settings().scorers(), step.metrics());
    }
    view.refill(batch, selection, rows);
    scores.begin(rows);
    for (int from = 0; from < rows; from += step.settings().batchRows()) {
      int size = Math.min(step.settings().batchRows(), rows - from);
      ScoredBatch scored = scorer.score(view, from, size);
      scores.put(from, size, scored.columns());
      for (RowError error : scored.errors()) {
        int row = from + error.row();
        bad.set(row);
        setAside(batch, selection == null ? row : selection[row], error);
      }
    }
    scorer.report();
  }

  private int withoutBad(int rows, int rejected) {
    int chosen = 0;
    for (int row = 0; rejected > 0 && row < rows; row++) {
      if (!bad.get(row)) {
        emitted[chosen] = row;
        chosen++;
      }
    }
    return rejected == 0 ? rows : chosen;
  }

  private RowName name(ColumnarBatch batch, int row) {
    return RowName.of(batch, step.layout(), row);
  }

  private void setAside(ColumnarBatch batch, int row, RowError error) {
    RowName name = name(batch, row);
    if (step.settings().badRows() == BadRowAction.FAIL) {
      throw new ScoringFailure(
          FailureReason.BAD_ROW,
          name
              + " cannot be scored: "
              + error.message()
              + "; correct the row, or set policy.badRows.action to Reject");
    }
    step.settings().rejects().rejected(name.file(), name.position(), error);
  }

  private void count(int read, int filtered, int rejected, int suppressed) {
    int scored = read - filtered - rejected - suppressed;
    balance = balance.plus(new RowBalance(read, scored, rejected, filtered, suppressed));
    step.metrics().filtered().add(filtered);
    step.metrics().rejected().add(rejected);
    step.metrics().suppressed().add(suppressed);
    step.metrics().scored().add(scored);
  }

  private void close() {
    next = null;
    scores.close();
    if (scorer != null) {
      scorer.close();
      scorer = null;
    }
  }
}
