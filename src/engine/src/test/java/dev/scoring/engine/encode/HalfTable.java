package dev.scoring.engine.encode;

import java.util.Map;
import java.util.TreeMap;

/** Every half precision number by its value, for rounding that is plain to see. */
final class HalfTable {
  private static final TreeMap<Double, Integer> BITS = new TreeMap<>();

  static {
    for (int bits = 0; bits < 0x7C00; bits++) {
      BITS.put(value(bits), bits);
    }
  }

  private HalfTable() {}

  static double value(int bits) {
    int exponent = bits >> 10 & 0x1F;
    int mantissa = bits & 0x3FF;
    double magnitude =
        exponent == 0
            ? mantissa * Math.pow(2, -24)
            : exponent == 31
                ? mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : (1 + mantissa / 1024.0) * Math.pow(2, exponent - 15);
    return (bits & 0x8000) == 0 ? magnitude : -magnitude;
  }

  /** The value of the nearest half; of two, the one with an even last bit. */
  static double nearest(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double magnitude = Math.abs(x);
    if (magnitude >= 65520) {
      return Math.copySign(Double.POSITIVE_INFINITY, x);
    }
    Map.Entry<Double, Integer> below = BITS.floorEntry(magnitude);
    Map.Entry<Double, Integer> above = BITS.ceilingEntry(magnitude);
    if (above == null) {
      return Math.copySign(below.getKey(), x);
    }
    double down = magnitude - below.getKey();
    double up = above.getKey() - magnitude;
    boolean takeBelow = down < up || (down == up && below.getValue() % 2 == 0);
    return Math.copySign(takeBelow ? below.getKey() : above.getKey(), x);
  }
}
