package dev.scoring.runner.exec;

import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.ListColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.column.TextColumn;
import dev.scoring.engine.column.Utf8Slice;
import dev.scoring.engine.encode.RowError;
import dev.scoring.engine.score.ScoreField;
import dev.scoring.engine.score.ScoreVector;
import dev.scoring.engine.score.ScoredBatch;
import dev.scoring.engine.score.ScorerStats;
import dev.scoring.engine.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model in plain Java: a row's score is the sum of its numbers, of the bytes of its texts and of
 * its lists' elements; a null counts 1000. A row whose score is {@link #BAD} has an error.
 */
final class SumScorers implements ScorerSource {
  private static final long serialVersionUID = 1L;
  static final double BAD = -13;
  static final AtomicInteger LARGEST_BATCH = new AtomicInteger();
  static final AtomicInteger OPEN = new AtomicInteger();

  private final int columns;

  SumScorers(int columns) {
    this.columns = columns;
  }

  static ModelSignature signature(List<String> columns) {
    return new ModelSignature(
        columns,
        List.of(
            new ScoreField("score", new ScoreField.Type.Scalar(DType.FLOAT64)),
            new ScoreField("both", new ScoreField.Type.Array(DType.FLOAT32, 2)),
            new ScoreField("side", new ScoreField.Type.Label()),
            new ScoreField("best", new ScoreField.Type.TopK(2))),
        "7");
  }

  /** What {@link ScoringBatches} puts out for a row's score, as tests print it. */
  static String printed(double sum) {
    String side = sum > 0 ? "plus" : "minus";
    return String.format(
        "%s|[%s, %s]|%s|[{minus, 0, %s}, {plus, 1, 0.5}]",
        sum, (float) sum, (float) -sum, side, (float) sum);
  }

  @Override
  public RowScorer open() {
    OPEN.incrementAndGet();
    return new Sums(columns);
  }

  @Override
  public long loads() {
    return 0;
  }

  private static final class Sums implements RowScorer {
    private static final List<String> SIDES = List.of("minus", "plus");
    private final int columns;
    private long batches;
    private long rows;

    private Sums(int columns) {
      this.columns = columns;
    }

    @Override
    public ScoredBatch score(InputBatch batch, int fromRow, int rows) {
      LARGEST_BATCH.accumulateAndGet(rows, Math::max);
      double[] scores = new double[rows];
      float[] both = new float[2 * rows];
      int[] side = new int[rows];
      int[] index = new int[2 * rows];
      float[] best = new float[2 * rows];
      List<RowError> errors = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          scores[row] += value(batch.column(column), fromRow + row);
        }
        both[2 * row] = (float) scores[row];
        both[2 * row + 1] = (float) -scores[row];
        side[row] = scores[row] > 0 ? 1 : 0;
        index[2 * row + 1] = 1;
        best[2 * row] = (float) scores[row];
        best[2 * row + 1] = 0.5f;
        if (scores[row] == BAD) {
          errors.add(new RowError(row, RowError.Code.OUT_OF_RANGE, "the sum is unlucky"));
        }
      }
      batches++;
      this.rows += rows;
      return new ScoredBatch(
          rows,
          List.of(
              new ScoreVector.Float64(scores, 1),
              new ScoreVector.Float32(both, 2),
              new ScoreVector.Label(side, SIDES),
              new ScoreVector.TopK(index, best, 2, SIDES)),
          errors);
    }

    private static double value(InputColumn column, int row) {
      if (column.isNull(row)) {
        return 1000;
      } else if (column instanceof NumericColumn numeric) {
        return numeric.doubleAt(row);
      } else if (column instanceof TextColumn text) {
        Utf8Slice slice = new Utf8Slice();
        text.read(row, slice);
        double sum = 0;
        for (int i = 0; i < slice.length(); i++) {
          sum += slice.bytes()[slice.offset() + i];
        }
        return sum;
      }
      ListColumn list = (ListColumn) column;
      double sum = 0;
      for (int i = list.start(row); i < list.start(row) + list.length(row); i++) {
        sum += value(list.elements(), i);
      }
      return sum;
    }

    @Override
    public ScorerStats stats() {
      return new ScorerStats(batches, rows, batches, batches, batches, 0);
    }

    @Override
    public void close() {
      OPEN.decrementAndGet();
    }
  }
}
