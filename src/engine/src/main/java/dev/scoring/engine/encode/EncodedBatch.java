package dev.scoring.engine.encode;

import dev.scoring.engine.tensor.EncodedTensor;
import java.util.List;

/**
 * The model's inputs for some rows, valid until the encoder encodes again.
 *
 * @param rows how many rows
 * @param tensors in the order of the bundle's inputs
 * @param errors rows that could not be encoded, ascending, one error a row: the first found; such a
 *     row's elements are zero or padding
 */
public record EncodedBatch(int rows, List<EncodedTensor> tensors, List<RowError> errors) {

  public EncodedBatch {
    tensors = List.copyOf(tensors);
    errors = List.copyOf(errors);
  }
}
