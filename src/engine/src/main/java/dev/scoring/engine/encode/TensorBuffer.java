package dev.scoring.engine.encode;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.InputTensor;
import dev.scoring.engine.tensor.DType;
import dev.scoring.engine.tensor.EncodedTensor;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;

/**
 * A direct buffer for one tensor of a batch. Places are numbered by element. The typed views are
 * made once; each loop over elements stands inside a switch on the type, not around one.
 */
final class TensorBuffer {
  private final InputTensor tensor;
  private final Layout layout;
  private final ByteBuffer data;
  private final ShortBuffer shorts;
  private final IntBuffer ints;
  private final LongBuffer longs;
  private final FloatBuffer floats;
  private final DoubleBuffer doubles;

  TensorBuffer(InputTensor tensor, Layout layout, int capacityRows) {
    this.tensor = tensor;
    this.layout = layout;
    long bytes = (long) capacityRows * tensor.width() * tensor.dtype().bytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          String.format(
              "a batch of %d rows needs %d bytes for the input '%s', and a buffer holds 2 GiB;"
                  + " lower policy.batchSize",
              capacityRows, bytes, tensor.name()));
    }
    data = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
    shorts = data.asShortBuffer();
    ints = data.asIntBuffer();
    longs = data.asLongBuffer();
    floats = data.asFloatBuffer();
    doubles = data.asDoubleBuffer();
  }

  InputTensor tensor() {
    return tensor;
  }

  DType dtype() {
    return tensor.dtype();
  }

  int width() {
    return tensor.width();
  }

  EncodedTensor encoded(int rows) {
    data.clear().limit(rows * width() * dtype().bytes());
    return new EncodedTensor(tensor.name(), dtype(), layout, rows, tensor.shape(), data);
  }

  /** The view at a place, for bulk reads of columns; each call moves the one view. */
  FloatBuffer floatsAt(int place) {
    return floats.position(place);
  }

  DoubleBuffer doublesAt(int place) {
    return doubles.position(place);
  }

  LongBuffer longsAt(int place) {
    return longs.position(place);
  }

  IntBuffer intsAt(int place) {
    return ints.position(place);
  }

  float floatAt(int place) {
    return floats.get(place);
  }

  double doubleAt(int place) {
    return doubles.get(place);
  }

  /** Stores {@code count} values from place {@code at} on, {@code stride} places apart. */
  void put(double[] values, int count, int at, int stride) {
    int place = at;
    switch (dtype()) {
      case FLOAT16 -> {
        for (int i = 0; i < count; i++, place += stride) {
          shorts.put(place, Float16.bits(values[i]));
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < count; i++, place += stride) {
          floats.put(place, (float) values[i]);
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < count; i++, place += stride) {
          doubles.put(place, values[i]);
        }
      }
      case INT8, INT16, INT32, INT64, UINT8, BOOL ->
          throw new IllegalStateException(dtype() + " takes whole numbers");
    }
  }

  /** Stores {@code count} values from place {@code at} on, {@code stride} places apart. */
  void put(long[] values, int count, int at, int stride) {
    int place = at;
    switch (dtype()) {
      case INT64 -> {
        if (stride == 1) {
          longs.put(at, values, 0, count);
          return;
        }
        for (int i = 0; i < count; i++, place += stride) {
          longs.put(place, values[i]);
        }
      }
      case INT32 -> {
        for (int i = 0; i < count; i++, place += stride) {
          ints.put(place, (int) values[i]);
        }
      }
      case INT16 -> {
        for (int i = 0; i < count; i++, place += stride) {
          shorts.put(place, (short) values[i]);
        }
      }
      case INT8, UINT8, BOOL -> {
        for (int i = 0; i < count; i++, place += stride) {
          data.put(place, (byte) values[i]);
        }
      }
      case FLOAT16, FLOAT32, FLOAT64 -> {
        for (int i = 0; i < count; i++, place += stride) {
          put((double) values[i], place);
        }
      }
    }
  }

  /** Stores one value in a float tensor. */
  void put(double value, int place) {
    switch (dtype()) {
      case FLOAT16 -> shorts.put(place, Float16.bits(value));
      case FLOAT32 -> floats.put(place, (float) value);
      case FLOAT64 -> doubles.put(place, value);
      case INT8, INT16, INT32, INT64, UINT8, BOOL ->
          throw new IllegalStateException(dtype() + " takes whole numbers");
    }
  }

  /** Stores one value in an integer tensor. */
  void put(long value, int place) {
    switch (dtype()) {
      case INT64 -> longs.put(place, value);
      case INT32 -> ints.put(place, (int) value);
      case INT16 -> shorts.put(place, (short) value);
      case INT8, UINT8, BOOL -> data.put(place, (byte) value);
      case FLOAT16, FLOAT32, FLOAT64 -> put((double) value, place);
    }
  }

  /** Copies a row of a row-major tensor over another. */
  void copyRow(int from, int to) {
    int bytes = width() * dtype().bytes();
    data.clear();
    data.put(to * bytes, data, from * bytes, bytes);
  }

  /** Sets all elements of a row. */
  void fillRow(int row, int rows, long value) {
    boolean rowMajor = layout == Layout.ROW_MAJOR;
    int place = rowMajor ? row * width() : row;
    for (int i = 0; i < width(); i++, place += rowMajor ? 1 : rows) {
      put(value, place);
    }
  }
}
