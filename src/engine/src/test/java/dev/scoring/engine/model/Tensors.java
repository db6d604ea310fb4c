package dev.scoring.engine.model;

import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.tensor.DType;
import dev.scoring.engine.tensor.EncodedTensor;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Encoded batches for tests, without an encoder. */
final class Tensors {
  private Tensors() {}

  static EncodedBatch batch(EncodedTensor... tensors) {
    return new EncodedBatch(tensors[0].rows(), List.of(tensors), List.of());
  }

  /** Rows of {@code width} float32 values. */
  static EncodedTensor floats(int width, float... values) {
    ByteBuffer data = direct(values.length * 4);
    data.asFloatBuffer().put(values);
    return new EncodedTensor(
        "x", DType.FLOAT32, Layout.ROW_MAJOR, values.length / width, List.of(width), data);
  }

  /** Rows of {@code width} int64 values. */
  static EncodedTensor longs(int width, long... values) {
    ByteBuffer data = direct(values.length * 8);
    data.asLongBuffer().put(values);
    return new EncodedTensor(
        "ids", DType.INT64, Layout.ROW_MAJOR, values.length / width, List.of(width), data);
  }

  static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  static float[] toFloats(ByteBuffer values) {
    float[] floats = new float[values.remaining() / 4];
    values.asFloatBuffer().get(floats);
    return floats;
  }
}
