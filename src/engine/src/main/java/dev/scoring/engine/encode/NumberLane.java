package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Feature;
import dev.scoring.engine.bundle.IntegerRange;
import dev.scoring.engine.bundle.Missing;
import dev.scoring.engine.bundle.Standardization;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.column.NumericType;
import dev.scoring.engine.tensor.DType;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * Moves runs of one column's numbers into a tensor: in bulk where nothing is to be done to them.
 */
final class NumberLane {
  /** Values in flight between two arrays that stay in the first-level cache. */
  private static final int CHUNK = 1024;

  private final TensorBuffer buffer;
  private final boolean reject;
  private final double missing;
  private final boolean nanIsMissing;
  private final double[] mean;
  private final double[] std;
  private final IntegerRange range;
  private final double[] doubles = new double[CHUNK];
  private final DoubleBuffer doubleView = DoubleBuffer.wrap(doubles);
  private final long[] longs = new long[CHUNK];
  private final LongBuffer longView = LongBuffer.wrap(longs);

  NumberLane(Feature.Numbers feature, TensorBuffer buffer) {
    this.buffer = buffer;
    this.reject = feature.missing() instanceof Missing.Reject;
    this.missing = feature.missing() instanceof Missing.Constant c ? c.value() : 0;
    this.nanIsMissing = feature.nanIsMissing();
    this.mean =
        feature.standardization().map(Standardization::mean).map(NumberLane::array).orElse(null);
    this.std =
        feature.standardization().map(Standardization::std).map(NumberLane::array).orElse(null);
    this.range = buffer.dtype().isFloat() ? null : IntegerRange.of(buffer.dtype());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Moves a run, and notes the rows whose values do not fit. */
  void move(NumericColumn column, Run run, RowErrors errors) {
    boolean plain = mean == null && run.stride() == 1;
    if (plain && buffer.dtype() == DType.FLOAT32) {
      column.floats(run.from(), run.count(), buffer.floatsAt(run.at()));
      patchNulls(column, run, errors);
      patchNans(run, errors);
    } else if (plain && buffer.dtype() == DType.FLOAT64) {
      column.doubles(run.from(), run.count(), buffer.doublesAt(run.at()));
      patchNulls(column, run, errors);
      patchNans(run, errors);
    } else if (plain && buffer.dtype() == DType.INT64 && isWhole(column.type())) {
      column.longs(run.from(), run.count(), buffer.longsAt(run.at()));
      patchNulls(column, run, errors);
    } else if (plain && buffer.dtype() == DType.INT32 && fitsInt(column.type())) {
      column.ints(run.from(), run.count(), buffer.intsAt(run.at()));
      patchNulls(column, run, errors);
    } else {
      for (int done = 0; done < run.count(); done += CHUNK) {
        convert(column, run.part(done, Math.min(CHUNK, run.count() - done)), errors);
      }
    }
  }

  /** Fills a row, that has no array, with the value for a null. */
  void fillMissing(Run run, RowErrors errors) {
    if (reject) {
      missingValue(run, 0, errors);
      return;
    }
    for (int i = 0; i < run.count(); i++) {
      putMissing(run, i);
    }
  }

  private void convert(NumericColumn column, Run run, RowErrors errors) {
    if (range == null) {
      column.doubles(run.from(), run.count(), doubleView.clear());
      replaceMissing(column, run, errors);
      standardize(run);
      buffer.put(doubles, run.count(), run.at(), run.stride());
      return;
    }
    column.longs(run.from(), run.count(), longView.clear());
    if (isWhole(column.type())) {
      checkLongs(column, run, errors);
    } else {
      column.doubles(run.from(), run.count(), doubleView.clear());
      checkDoubles(column, run, errors);
    }
    buffer.put(longs, run.count(), run.at(), run.stride());
  }

  private void replaceMissing(NumericColumn column, Run run, RowErrors errors) {
    boolean hasNull = column.hasNull();
    if (!hasNull && !nanIsMissing) {
      return;
    }
    for (int i = 0; i < run.count(); i++) {
      if (isMissing(column, run.from() + i, doubles[i], hasNull)) {
        doubles[i] = missing;
        if (reject) {
          missingValue(run, i, errors);
        }
      }
    }
  }

  private boolean isMissing(NumericColumn column, int index, double value, boolean hasNull) {
    return (hasNull && column.isNull(index)) || (nanIsMissing && Double.isNaN(value));
  }

  private void standardize(Run run) {
    if (mean == null) {
      return;
    }
    int element = run.elementOf(0);
    for (int i = 0; i < run.count(); i++) {
      doubles[i] = (doubles[i] - mean[element]) / std[element];
      element = run.perRow() == 1 || ++element == run.perRow() ? run.element() : element;
    }
  }

  private void checkLongs(NumericColumn column, Run run, RowErrors errors) {
    boolean hasNull = column.hasNull();
    for (int i = 0; i < run.count(); i++) {
      if (hasNull && column.isNull(run.from() + i)) {
        longs[i] = (long) missing;
        if (reject) {
          missingValue(run, i, errors);
        }
      } else if (longs[i] < range.min() || longs[i] > range.max()) {
        outOfRange(run, i, Long.toString(longs[i]), errors);
      }
    }
  }

  private void checkDoubles(NumericColumn column, Run run, RowErrors errors) {
    boolean hasNull = column.hasNull();
    for (int i = 0; i < run.count(); i++) {
      if (isMissing(column, run.from() + i, doubles[i], hasNull)) {
        longs[i] = (long) missing;
        if (reject) {
          missingValue(run, i, errors);
        }
      } else if (!range.holds(doubles[i])) {
        outOfRange(run, i, Double.toString(doubles[i]), errors);
      }
    }
  }

  private void patchNulls(NumericColumn column, Run run, RowErrors errors) {
    if (!column.hasNull()) {
      return;
    }
    for (int i = 0; i < run.count(); i++) {
      if (column.isNull(run.from() + i)) {
        putMissing(run, i);
        if (reject) {
          missingValue(run, i, errors);
        }
      }
    }
  }

  private void patchNans(Run run, RowErrors errors) {
    if (!nanIsMissing) {
      return;
    }
    boolean single = buffer.dtype() == DType.FLOAT32;
    for (int i = 0; i < run.count(); i++) {
      int place = run.at() + i;
      if (Double.isNaN(single ? buffer.floatAt(place) : buffer.doubleAt(place))) {
        putMissing(run, i);
        if (reject) {
          missingValue(run, i, errors);
        }
      }
    }
  }

  private void putMissing(Run run, int i) {
    int place = run.at() + i * run.stride();
    if (range != null) {
      buffer.put((long) missing, place);
    } else {
      int element = run.elementOf(i);
      buffer.put(mean == null ? missing : (missing - mean[element]) / std[element], place);
    }
  }

  private void missingValue(Run run, int i, RowErrors errors) {
    errors.add(
        run.rowOf(i),
        RowError.Code.MISSING_VALUE,
        () ->
            String.format(
                "column '%s' is missing, and the input '%s' has 'missing: reject'",
                run.name(), buffer.tensor().name()));
  }

  private void outOfRange(Run run, int i, String value, RowErrors errors) {
    errors.add(
        run.rowOf(i),
        RowError.Code.OUT_OF_RANGE,
        () ->
            String.format(
                "column '%s' is %s, which does not fit the input '%s': %s",
                run.name(), value, buffer.tensor().name(), range.sentence()));
  }

  private static boolean isWhole(NumericType type) {
    return switch (type) {
      case BOOLEAN, INT8, INT16, INT32, INT64, DATE, TIMESTAMP -> true;
      case FLOAT32, FLOAT64, DECIMAL -> false;
    };
  }

  private static boolean fitsInt(NumericType type) {
    return isWhole(type) && type != NumericType.INT64 && type != NumericType.TIMESTAMP;
  }

  /**
   * A run of values and where they go.
   *
   * @param name the column's name, for messages
   * @param from the first value's index in the column
   * @param count how many values
   * @param at the first value's place in the tensor
   * @param stride places between two values
   * @param first how many values of this column come before in the batch
   * @param perRow values that a row has of this column
   * @param element the element that a row's first value is
   */
  record Run(
      String name, int from, int count, int at, int stride, int first, int perRow, int element) {

    private Run part(int skip, int length) {
      return new Run(
          name, from + skip, length, at + skip * stride, stride, first + skip, perRow, element);
    }

    private int rowOf(int i) {
      return (first + i) / perRow;
    }

    private int elementOf(int i) {
      return element + (first + i) % perRow;
    }
  }
}
