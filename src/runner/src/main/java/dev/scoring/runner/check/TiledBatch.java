package dev.scoring.runner.check;

import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.tensor.EncodedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A batch of any number of rows that repeats the rows of a smaller one. */
final class TiledBatch {
  private TiledBatch() {}

  /** A copy of its own memory, without errors. */
  static EncodedBatch of(EncodedBatch source, int rows) {
    List<EncodedTensor> tensors =
        source.tensors().stream().map(tensor -> tile(tensor, rows)).toList();
    return new EncodedBatch(rows, tensors, List.of());
  }

  private static EncodedTensor tile(EncodedTensor tensor, int rows) {
    int width = tensor.shape().stream().reduce(1, (a, b) -> a * b);
    int element = tensor.dtype().bytes();
    ByteBuffer data =
        ByteBuffer.allocateDirect(rows * width * element).order(ByteOrder.nativeOrder());
    switch (tensor.layout()) {
      case ROW_MAJOR ->
          repeat(tensor.data(), 0, tensor.rows() * width * element, data, data.capacity());
      case FEATURE_MAJOR -> {
        int stride = tensor.rows() * element;
        for (int feature = 0; feature < width; feature++) {
          repeat(tensor.data(), feature * stride, stride, data, rows * element);
        }
      }
    }
    data.flip();
    return new EncodedTensor(
        tensor.name(), tensor.dtype(), tensor.layout(), rows, tensor.shape(), data);
  }

  /** Puts {@code bytes} bytes, taking the range of {@code length} again and again. */
  private static void repeat(ByteBuffer from, int start, int length, ByteBuffer to, int bytes) {
    int left = bytes;
    while (left > 0) {
      int part = Math.min(left, length);
      to.put(from.duplicate().position(start).limit(start + part));
      left -= part;
    }
  }
}
