package dev.scoring.engine.bundle;

import dev.scoring.engine.tensor.DType;

/**
 * The whole numbers that a tensor holds.
 *
 * @param dtype an integer or bool type
 * @param min the least
 * @param max the largest
 */
public record IntegerRange(DType dtype, long min, long max) {

  /**
   * The range of a type.
   *
   * @throws IllegalArgumentException for a float type
   */
  public static IntegerRange of(DType dtype) {
    return switch (dtype) {
      case INT8 -> new IntegerRange(dtype, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case INT16 -> new IntegerRange(dtype, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT32 -> new IntegerRange(dtype, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> new IntegerRange(dtype, Long.MIN_VALUE, Long.MAX_VALUE);
      case UINT8 -> new IntegerRange(dtype, 0, 0xFF);
      case BOOL -> new IntegerRange(dtype, 0, 1);
      case FLOAT16, FLOAT32, FLOAT64 ->
          throw new IllegalArgumentException(dtype.id() + " is not an integer type");
    };
  }

  /** Whether the value is whole and in the range; false for NaN. */
  public boolean holds(double value) {
    // (double) Long.MAX_VALUE is 2^63, one beyond the range.
    boolean below = max == Long.MAX_VALUE ? value < 0x1p63 : value <= max;
    return value == Math.rint(value) && value >= min && below;
  }

  /** What fits, as in "int8 takes whole numbers from -128 to 127". */
  public String sentence() {
    return dtype.id() + " takes whole numbers from " + min + " to " + max;
  }
}
