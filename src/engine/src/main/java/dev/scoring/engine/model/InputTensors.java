package dev.scoring.engine.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import dev.scoring.engine.tensor.DType;
import dev.scoring.engine.tensor.EncodedTensor;
import dev.scoring.engine.tensor.EncodedTensor.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The arguments of one forward pass, over the encoder's buffers without a copy on the processor.
 */
final class InputTensors implements AutoCloseable {
  private final IValue[] values;

  private InputTensors(IValue[] values) {
    this.values = values;
  }

  static InputTensors over(List<EncodedTensor> tensors, PtNDManager scope, TensorScript script) {
    InputTensors made = new InputTensors(new IValue[tensors.size()]);
    try {
      for (int i = 0; i < tensors.size(); i++) {
        made.values[i] = value(tensors.get(i), scope, script);
      }
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  IValue[] values() {
    return values;
  }

  @Override
  public void close() {
    for (IValue value : values) {
      if (value != null) {
        value.close();
      }
    }
  }

  private static IValue value(EncodedTensor tensor, PtNDManager scope, TensorScript script) {
    boolean pairs = tensor.dtype() == DType.INT16;
    Shape shape = shape(tensor, pairs);
    int bytes = Math.toIntExact(shape.size()) * DTypes.toDjl(tensor.dtype()).getNumOfBytes();
    ByteBuffer data = tensor.data().duplicate().position(0).limit(bytes).slice();
    NDArray array =
        scope.create(data.order(ByteOrder.nativeOrder()), shape, DTypes.toDjl(tensor.dtype()));
    if (tensor.layout() == Layout.FEATURE_MAJOR) {
      array = pairs ? array.transpose(1, 0, 2) : array.transpose();
    }
    IValue value = IValue.from((PtNDArray) array);
    if (!pairs) {
      return value;
    }
    try (value) {
      return script.int16OfBytes(value);
    }
  }

  private static Shape shape(EncodedTensor tensor, boolean pairs) {
    int rank = tensor.shape().size();
    if (tensor.layout() == Layout.FEATURE_MAJOR && rank != 1) {
      throw new IllegalArgumentException(
          tensor.name() + " has " + rank + " axes; only 1 can be stored feature by feature");
    }
    long[] axes = new long[rank + (pairs ? 2 : 1)];
    axes[0] = tensor.rows();
    for (int i = 0; i < rank; i++) {
      axes[i + 1] = tensor.shape().get(i);
    }
    if (tensor.layout() == Layout.FEATURE_MAJOR) {
      axes[0] = axes[1];
      axes[1] = tensor.rows();
    }
    if (pairs) {
      axes[rank + 1] = 2;
    }
    return new Shape(axes);
  }
}
