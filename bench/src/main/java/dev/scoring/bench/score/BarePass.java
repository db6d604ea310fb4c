package dev.scoring.bench.score;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The least that a forward pass through DJL takes: a tensor that is ready, the model, no reading.
 */
final class BarePass implements AutoCloseable {
  private final PtNDManager manager;
  private final PtSymbolBlock module;
  private final PtNDArray input;

  private BarePass(PtNDManager manager, PtSymbolBlock module, PtNDArray input) {
    this.manager = manager;
    this.module = module;
    this.input = input;
  }

  /** Wants the engine started with its threads set. */
  static BarePass open(Path model, int rows, int features) {
    PtNDManager manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    PtSymbolBlock module =
        JniUtils.loadModule(manager, model, true, new String[0], new String[0], false);
    JniUtils.enableInferenceMode(module);
    ByteBuffer data = ByteBuffer.allocateDirect(rows * features * 4).order(ByteOrder.nativeOrder());
    return new BarePass(
        manager, module, manager.create(data, new Shape(rows, features), DataType.FLOAT32));
  }

  void run() {
    JniUtils.setGraphExecutorOptimize(false);
    try (IValue argument = IValue.from(input);
        IValue result = module.forward(argument)) {
      if (!result.isTensor()) {
        throw new IllegalStateException("the model gave no tensor");
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
