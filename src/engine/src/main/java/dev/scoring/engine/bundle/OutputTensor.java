package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scoring.engine.tensor.DType;
import java.util.List;

/**
 * One tensor that the model gives, in the order of a tuple or list, by name for a dict.
 *
 * @param name the tensor's name, unique among outputs
 * @param dtype the element type
 * @param shape the shape of one row, without the batch axis; [] for a scalar
 * @param labels file of one label a line for the elements of a shape [n]; null without labels
 */
public record OutputTensor(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) DType dtype,
    @JsonProperty(required = true) List<Integer> shape,
    String labels) {

  public OutputTensor {
    shape = shape == null ? List.of() : List.copyOf(shape);
  }

  /** Elements of one row: the product of {@link #shape}. */
  @JsonIgnore
  public int width() {
    return Shapes.width(shape);
  }
}
