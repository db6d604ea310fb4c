package dev.scoring.engine.model;

import dev.scoring.engine.tensor.DType;
import java.util.List;

/**
 * One declared tensor of a model.
 *
 * @param name its name in the bundle
 * @param dtype its element type
 * @param shape the shape of one row; [] for a scalar
 */
record TensorSpec(String name, DType dtype, List<Integer> shape) {

  TensorSpec {
    shape = List.copyOf(shape);
  }

  /** Elements of one row. */
  int width() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** As in {@code float32 [N, 12]}. */
  String describe() {
    StringBuilder text = new StringBuilder(DTypes.name(dtype)).append(" [N");
    shape.forEach(axis -> text.append(", ").append(axis));
    return text.append(']').toString();
  }
}
