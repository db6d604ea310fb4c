package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Feature;
import dev.scoring.engine.bundle.Keep;
import dev.scoring.engine.bundle.Missing;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.ListColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.util.Arrays;

/** Whole numbers that are indices themselves. */
final class DirectIndicesEncoder extends TensorEncoder implements TokenCounts {
  private final Feature.Categories feature;
  private final String name;
  private final boolean rejectsNull;
  private final long missing;
  private final int[] counts;
  private final long[] indices;

  DirectIndicesEncoder(Feature.Categories feature, String name, int capacityRows) {
    super(new TensorBuffer(feature.tensor(), Layout.ROW_MAJOR, capacityRows));
    this.feature = feature;
    this.name = name;
    this.rejectsNull = feature.tensor().from().missing() instanceof Missing.Reject;
    this.missing = CategoriesEncoder.missingIndex(feature);
    this.counts = new int[capacityRows];
    this.indices = new long[buffer().width()];
  }

  @Override
  public int tokens(int row) {
    return counts[row];
  }

  @Override
  void encode(InputBatch batch, int from, int rows, RowErrors errors) {
    InputColumn column = batch.column(feature.column());
    ListColumn lists = column instanceof ListColumn l ? l : null;
    NumericColumn values = numbers(lists == null ? column : lists.elements(), name);
    for (int row = 0; row < rows; row++) {
      int at = from + row;
      boolean isNull = column.isNull(at);
      int start = lists == null || isNull ? at : lists.start(at);
      int length = isNull ? 0 : lists == null ? 1 : lists.length(at);
      if (isNull && (rejectsNull || (!feature.isList() && missing < 0))) {
        missingValue(row, errors);
      } else if (isNull && !feature.isList()) {
        buffer().put(missing, row);
      } else {
        encodeRow(values, start, length, row, errors);
      }
    }
  }

  private void encodeRow(NumericColumn values, int start, int length, int row, RowErrors errors) {
    int width = buffer().width();
    int count =
        feature.tensor().from().keep() == Keep.LAST
            ? takeLast(values, start, length)
            : takeFirst(values, start, length);
    for (int i = 0; i < count; i++) {
      long value = indices[i];
      if (value >= 0 && value < feature.indices()) {
        indices[i] = feature.offset() + value;
      } else if (feature.unknown() != Feature.Categories.NO_UNKNOWN) {
        indices[i] = feature.unknown();
      } else {
        unknown(row, value, errors);
        indices[i] = feature.pad();
      }
    }
    Arrays.fill(indices, count, width, feature.pad());
    buffer().put(indices, width, row * width, 1);
    counts[row] = count;
  }

  private int takeFirst(NumericColumn values, int start, int length) {
    int count = 0;
    for (int i = start; i < start + length && count < indices.length; i++) {
      if (!values.isNull(i)) {
        indices[count++] = values.longAt(i);
      }
    }
    return count;
  }

  private int takeLast(NumericColumn values, int start, int length) {
    int free = indices.length;
    for (int i = start + length - 1; i >= start && free > 0; i--) {
      if (!values.isNull(i)) {
        indices[--free] = values.longAt(i);
      }
    }
    int count = indices.length - free;
    System.arraycopy(indices, free, indices, 0, count);
    return count;
  }

  private void missingValue(int row, RowErrors errors) {
    errors.add(
        row,
        RowError.Code.MISSING_VALUE,
        () ->
            String.format(
                "column '%s' is missing, and the input '%s' %s",
                name,
                buffer().tensor().name(),
                rejectsNull
                    ? "has 'missing: reject'"
                    : "declares no index for that: give 'missing' or 'unknown'"));
  }

  private void unknown(int row, long value, RowErrors errors) {
    errors.add(
        row,
        RowError.Code.UNKNOWN_CATEGORY,
        () ->
            String.format(
                "column '%s' has %d; the input '%s' takes 0 to %d and has no 'unknown'",
                name, value, buffer().tensor().name(), feature.indices() - 1));
  }

  @Override
  long filler() {
    return feature.pad();
  }
}
