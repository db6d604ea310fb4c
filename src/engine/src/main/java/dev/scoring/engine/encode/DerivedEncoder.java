package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.util.Arrays;

/** A mask or a length of another input, which is encoded before it. */
final class DerivedEncoder extends TensorEncoder {
  private final TokenCounts counts;
  private final boolean mask;
  private final long[] ones;

  DerivedEncoder(InputTensor tensor, TokenCounts counts, int capacityRows) {
    super(new TensorBuffer(tensor, Layout.ROW_MAJOR, capacityRows));
    this.counts = counts;
    this.mask = tensor.from().maskOf() != null;
    this.ones = new long[tensor.width()];
  }

  @Override
  void encode(InputBatch batch, int from, int rows, RowErrors errors) {
    int width = buffer().width();
    for (int row = 0; row < rows; row++) {
      if (mask) {
        Arrays.fill(ones, 0, counts.tokens(row), 1);
        Arrays.fill(ones, counts.tokens(row), width, 0);
        buffer().put(ones, width, row * width, 1);
      } else {
        buffer().put((long) counts.tokens(row), row);
      }
    }
  }

  @Override
  long filler() {
    return 0;
  }
}
