package dev.scoring.engine.score;

import dev.scoring.engine.score.ScoreVector.Bool;
import dev.scoring.engine.score.ScoreVector.Float32;
import dev.scoring.engine.score.ScoreVector.Float64;
import dev.scoring.engine.score.ScoreVector.Int16;
import dev.scoring.engine.score.ScoreVector.Int32;
import dev.scoring.engine.score.ScoreVector.Int64;
import dev.scoring.engine.score.ScoreVector.Int8;
import dev.scoring.engine.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * The values of one output for a batch, in the very array that a column hands out. Counts are of
 * elements: rows times width. Not thread-safe.
 */
public final class OutputValues {
  private final DType dtype;
  private final ScoreVector vector;
  private double[] wide = new double[0];
  private int widened;

  private OutputValues(DType dtype, ScoreVector vector) {
    this.dtype = dtype;
    this.vector = vector;
  }

  /** Room for a number of rows of an output, or of a column made from it. */
  public static OutputValues allocate(DType dtype, int width, int rows) {
    int n = Math.multiplyExact(rows, width);
    ScoreVector vector =
        switch (dtype) {
          case FLOAT16, FLOAT32 -> new Float32(new float[n], width);
          case FLOAT64 -> new Float64(new double[n], width);
          case INT8 -> new Int8(new byte[n], width);
          case UINT8, INT16 -> new Int16(new short[n], width);
          case INT32 -> new Int32(new int[n], width);
          case INT64 -> new Int64(new long[n], width);
          case BOOL -> new Bool(new byte[n], width);
        };
    return new OutputValues(dtype, vector);
  }

  /** The type that a column of this output has. */
  static DType stored(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> DType.FLOAT32;
      case UINT8 -> DType.INT16;
      default -> dtype;
    };
  }

  /** Whether values of the type can be NaN or infinite. */
  static boolean floating(DType dtype) {
    return dtype == DType.FLOAT16 || dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
  }

  DType dtype() {
    return dtype;
  }

  ScoreVector vector() {
    return vector;
  }

  /**
   * Copies a model's output.
   *
   * @param values the elements from position 0, in native byte order, of the output's type
   */
  public void read(ByteBuffer values, int count) {
    widened = 0;
    ByteBuffer from = values.duplicate().order(ByteOrder.nativeOrder());
    switch (dtype) {
      case FLOAT16 -> readHalf(from.asShortBuffer(), count);
      case FLOAT32 -> from.asFloatBuffer().get(floats(), 0, count);
      case FLOAT64 -> from.asDoubleBuffer().get(((Float64) vector).values(), 0, count);
      case INT8 -> from.get(((Int8) vector).values(), 0, count);
      case UINT8 -> readUnsigned(from, count);
      case INT16 -> from.asShortBuffer().get(((Int16) vector).values(), 0, count);
      case INT32 -> from.asIntBuffer().get(((Int32) vector).values(), 0, count);
      case INT64 -> from.asLongBuffer().get(((Int64) vector).values(), 0, count);
      case BOOL -> from.get(((Bool) vector).values(), 0, count);
    }
  }

  /** Rounds values of a floating point type into the array. */
  void round(double[] from, int count) {
    widened = 0;
    if (dtype == DType.FLOAT64) {
      System.arraycopy(from, 0, ((Float64) vector).values(), 0, count);
      return;
    }
    float[] into = floats();
    for (int i = 0; i < count; i++) {
      into[i] = (float) from[i];
    }
  }

  /** The values as float64, in an array that is kept until the next batch. */
  public double[] doubles(int count) {
    if (widened < count) {
      if (wide.length < count) {
        wide = new double[count];
      }
      for (int i = 0; i < count; i++) {
        wide[i] = at(i);
      }
      widened = count;
    }
    return wide;
  }

  /** Copies element {@code index} of each row of another output into this column. */
  void takeColumn(OutputValues from, int index, int rows) {
    widened = 0;
    int step = from.vector.width();
    for (int row = 0, i = index; row < rows; row++, i += step) {
      switch (dtype) {
        case FLOAT16, FLOAT32 -> floats()[row] = from.floats()[i];
        case FLOAT64 -> ((Float64) vector).values()[row] = ((Float64) from.vector).values()[i];
        case INT8 -> ((Int8) vector).values()[row] = ((Int8) from.vector).values()[i];
        case UINT8, INT16 -> ((Int16) vector).values()[row] = ((Int16) from.vector).values()[i];
        case INT32 -> ((Int32) vector).values()[row] = ((Int32) from.vector).values()[i];
        case INT64 -> ((Int64) vector).values()[row] = ((Int64) from.vector).values()[i];
        case BOOL -> ((Bool) vector).values()[row] = ((Bool) from.vector).values()[i];
      }
    }
  }

  /** How many of the values are NaN or infinite. */
  long nonFinite(int count) {
    return switch (dtype) {
      case FLOAT16, FLOAT32 -> nonFinite(floats(), count);
      case FLOAT64 -> nonFinite(((Float64) vector).values(), count);
      default -> 0;
    };
  }

  private static long nonFinite(float[] values, int count) {
    long found = 0;
    for (int i = 0; i < count; i++) {
      found += Math.abs(values[i]) <= Float.MAX_VALUE ? 0 : 1;
    }
    return found;
  }

  private static long nonFinite(double[] values, int count) {
    long found = 0;
    for (int i = 0; i < count; i++) {
      found += Math.abs(values[i]) <= Double.MAX_VALUE ? 0 : 1;
    }
    return found;
  }

  private double at(int i) {
    return switch (dtype) {
      case FLOAT16, FLOAT32 -> floats()[i];
      case FLOAT64 -> ((Float64) vector).values()[i];
      case INT8 -> ((Int8) vector).values()[i];
      case UINT8, INT16 -> ((Int16) vector).values()[i];
      case INT32 -> ((Int32) vector).values()[i];
      case INT64 -> ((Int64) vector).values()[i];
      case BOOL -> ((Bool) vector).values()[i];
    };
  }

  private float[] floats() {
    return ((Float32) vector).values();
  }

  private void readHalf(ShortBuffer from, int count) {
    float[] into = floats();
    for (int i = 0; i < count; i++) {
      into[i] = HalfFloat.toFloat(from.get(i));
    }
  }

  private void readUnsigned(ByteBuffer from, int count) {
    short[] into = ((Int16) vector).values();
    for (int i = 0; i < count; i++) {
      into[i] = (short) (from.get(i) & 0xff);
    }
  }
}
