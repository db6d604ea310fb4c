package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scoring.engine.tensor.DType;
import java.util.List;

/**
 * One tensor that the model takes; its place in {@link BundleDescriptor#inputs} is the place among
 * the arguments of the model's forward method.
 *
 * @param name the tensor's name, unique among inputs
 * @param dtype the element type
 * @param shape the shape of one row, without the batch axis; [] for a scalar
 * @param from the columns and how their values become elements
 */
public record InputTensor(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) DType dtype,
    @JsonProperty(required = true) List<Integer> shape,
    @JsonProperty(required = true) FeatureSource from) {

  public InputTensor {
    shape = shape == null ? List.of() : List.copyOf(shape);
  }

  /** Elements of one row: the product of {@link #shape}. */
  @JsonIgnore
  public int width() {
    return Shapes.width(shape);
  }
}
