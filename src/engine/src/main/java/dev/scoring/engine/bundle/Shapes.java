package dev.scoring.engine.bundle;

import java.util.List;

/** The shape of one row of a tensor. */
final class Shapes {
  /** Most elements of one row: 64 MiB of int64 at a batch of one. */
  static final int MAX_WIDTH = 1 << 23;

  private static final int MAX_AXES = 8;

  private Shapes() {}

  /** The product of the axes; -1 when an axis or the product is out of range. */
  static int width(List<Integer> shape) {
    long product = 1;
    for (int axis : shape) {
      if (axis < 1 || product * axis > MAX_WIDTH) {
        return -1;
      }
      product *= axis;
    }
    return shape.size() > MAX_AXES ? -1 : (int) product;
  }
}
