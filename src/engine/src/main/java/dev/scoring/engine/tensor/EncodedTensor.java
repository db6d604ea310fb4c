package dev.scoring.engine.tensor;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One model input for a batch, in a direct buffer of native byte order that its encoder owns and
 * refills: a tensor made over it is valid only until the next batch is encoded.
 *
 * @param name the bundle's name of the input
 * @param dtype the element type
 * @param layout how elements lie in the buffer
 * @param rows rows of the batch, N
 * @param shape the shape of one row; [] for a scalar
 * @param data from position 0: N times the product of {@code shape} elements
 */
public record EncodedTensor(
    String name, DType dtype, Layout layout, int rows, List<Integer> shape, ByteBuffer data) {

  /** The order of elements. */
  public enum Layout {
    /** As [N, shape...], the last axis fastest. */
    ROW_MAJOR,
    /** As [features, N] for a shape of one axis: the model gets the transposed view. */
    FEATURE_MAJOR
  }
}
