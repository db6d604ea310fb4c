package dev.scoring.engine.score;

import dev.scoring.engine.score.ScoreTarget.Form;
import java.util.List;
import java.util.stream.IntStream;

/** Makes one score column, or several of one form, from an output's values. */
interface ColumnDecoder {

  /** The columns, always the same objects. */
  List<ScoreVector> vectors();

  /** Fills the columns. */
  void decode(OutputValues values, int rows);

  /** The decoder of a form. */
  static ColumnDecoder of(Form form, OutputValues values, int width, int capacityRows) {
    if (form instanceof Form.Columns) {
      return new Columns(
          IntStream.range(0, width)
              .mapToObj(i -> OutputValues.allocate(values.dtype(), 1, capacityRows))
              .toList());
    }
    if (form instanceof Form.Label label) {
      return new Label(new ScoreVector.Label(new int[capacityRows], label.labels()), width);
    }
    if (form instanceof Form.TopK top) {
      int n = Math.multiplyExact(capacityRows, top.k());
      return new TopK(new ScoreVector.TopK(new int[n], new float[n], top.k(), top.labels()), width);
    }
    if (form instanceof Form.Decision decision) {
      return new Decision(new ScoreVector.Bool(new byte[capacityRows], 1), decision.threshold());
    }
    return new Value(List.of(values.vector()));
  }

  /** Whether a value comes before another: larger, or a number before NaN. */
  private static boolean before(double a, double b) {
    return a > b || (Double.isNaN(b) && !Double.isNaN(a));
  }

  /** The output's own array. */
  record Value(List<ScoreVector> vectors) implements ColumnDecoder {
    @Override
    public void decode(OutputValues values, int rows) {}
  }

  /** One array a value. */
  record Columns(List<OutputValues> columns) implements ColumnDecoder {
    @Override
    public List<ScoreVector> vectors() {
      return columns.stream().map(OutputValues::vector).toList();
    }

    @Override
    public void decode(OutputValues values, int rows) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).takeColumn(values, i, rows);
      }
    }
  }

  /** The largest value, the first of equals; NaN is below every number. */
  record Label(ScoreVector.Label vector, int width) implements ColumnDecoder {
    @Override
    public List<ScoreVector> vectors() {
      return List.of(vector);
    }

    @Override
    public void decode(OutputValues values, int rows) {
      double[] all = values.doubles(rows * width);
      for (int row = 0; row < rows; row++) {
        int best = 0;
        for (int i = 1; i < width; i++) {
          if (before(all[row * width + i], all[row * width + best])) {
            best = i;
          }
        }
        vector.index()[row] = best;
      }
    }
  }

  /** The k largest values, best first, the first of equals first; NaN is below every number. */
  record TopK(ScoreVector.TopK vector, int width) implements ColumnDecoder {
    @Override
    public List<ScoreVector> vectors() {
      return List.of(vector);
    }

    @Override
    public void decode(OutputValues values, int rows) {
      double[] all = values.doubles(rows * width);
      for (int row = 0; row < rows; row++) {
        select(all, row * width, row * vector.width());
      }
    }

    private void select(double[] all, int from, int into) {
      int k = vector.width();
      int[] index = vector.index();
      int kept = 0;
      for (int i = 0; i < width; i++) {
        if (kept == k && !before(all[from + i], all[from + index[into + k - 1]])) {
          continue;
        }
        int place = kept < k ? kept++ : k - 1;
        while (place > 0 && before(all[from + i], all[from + index[into + place - 1]])) {
          index[into + place] = index[into + place - 1];
          place--;
        }
        index[into + place] = i;
      }
      for (int i = 0; i < k; i++) {
        vector.score()[into + i] = (float) all[from + index[into + i]];
      }
    }
  }

  /** Whether the value, as it would be written, is at least the threshold; false for NaN. */
  record Decision(ScoreVector.Bool vector, double threshold) implements ColumnDecoder {
    @Override
    public List<ScoreVector> vectors() {
      return List.of(vector);
    }

    @Override
    public void decode(OutputValues values, int rows) {
      double[] all = values.doubles(rows);
      for (int row = 0; row < rows; row++) {
        vector.values()[row] = (byte) (all[row] >= threshold ? 1 : 0);
      }
    }
  }
}
