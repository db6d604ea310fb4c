package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Feature;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.column.InputColumn;
import dev.scoring.engine.column.ListColumn;
import dev.scoring.engine.column.NumericColumn;
import dev.scoring.engine.tensor.EncodedTensor.Layout;

/** One column of arrays of numbers, each a row of the tensor. Adjacent arrays are moved as one. */
final class ArrayEncoder extends TensorEncoder {
  private final int column;
  private final String name;
  private final NumberLane lane;

  ArrayEncoder(Feature.Numbers feature, String name, int capacityRows) {
    super(new TensorBuffer(feature.tensor(), Layout.ROW_MAJOR, capacityRows));
    this.column = feature.columns().get(0);
    this.name = name;
    this.lane = new NumberLane(feature, buffer());
  }

  @Override
  void encode(InputBatch batch, int from, int rows, RowErrors errors) {
    InputColumn input = batch.column(column);
    if (input instanceof ListColumn lists) {
      encode(lists, numbers(lists.elements(), name), from, rows, errors);
    } else {
      lane.move(numbers(input, name), run(from, 0, rows), errors);
    }
  }

  private void encode(
      ListColumn lists, NumericColumn elements, int from, int rows, RowErrors errors) {
    int width = buffer().width();
    for (int row = 0; row < rows; ) {
      if (lists.isNull(from + row)) {
        lane.fillMissing(run(0, row, 1), errors);
        row++;
      } else if (lists.length(from + row) != width) {
        wrongLength(row, lists.length(from + row), errors);
        row++;
      } else {
        int start = lists.start(from + row);
        int end = row + 1;
        while (end < rows && follows(lists, from + end, start + (end - row) * width)) {
          end++;
        }
        lane.move(elements, run(start, row, end - row), errors);
        row = end;
      }
    }
  }

  private boolean follows(ListColumn lists, int row, int start) {
    return !lists.isNull(row) && lists.start(row) == start && lists.length(row) == buffer().width();
  }

  private NumberLane.Run run(int start, int row, int rows) {
    int width = buffer().width();
    return new NumberLane.Run(name, start, rows * width, row * width, 1, row * width, width, 0);
  }

  private void wrongLength(int row, int length, RowErrors errors) {
    errors.add(
        row,
        RowError.Code.WRONG_LENGTH,
        () ->
            String.format(
                "column '%s' has an array of %d elements; the input '%s' takes %d",
                name, length, buffer().tensor().name(), buffer().width()));
  }

  @Override
  long filler() {
    return 0;
  }
}
