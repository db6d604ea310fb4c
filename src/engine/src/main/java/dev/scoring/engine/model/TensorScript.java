package dev.scoring.engine.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A small TorchScript module that does what DJL's native code cannot: it aborts the whole process
 * when it is asked for the type of a tensor that it has no number for (16-bit integers, complex
 * numbers), and it cannot make 16-bit integers. Made by {@code make_models.py} beside the tests.
 */
final class TensorScript {
  private static final String RESOURCE = "helpers.pt";

  private final PtSymbolBlock module;

  private TensorScript(PtSymbolBlock module) {
    this.module = module;
  }

  /** Loads the module for as long as the process lives. */
  @SuppressWarnings("MustBeClosedChecker")
  static TensorScript load(Engine engine) {
    PtNDManager manager = (PtNDManager) engine.newBaseManager(Device.cpu());
    try (InputStream file = TensorScript.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new FileNotFoundException(RESOURCE);
      }
      return new TensorScript(JniUtils.loadModule(manager, file, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException("The engine's resource " + RESOURCE + " cannot be read.", e);
    }
  }

  /** The {@code c10::ScalarType} of a tensor. */
  long dtypeOf(IValue tensor) {
    try (IValue code = IValueUtils.runMethod(module, "dtype_of", tensor)) {
      return code.toLong();
    }
  }

  /** 16-bit integers from unsigned bytes whose last axis has the low and the high byte. */
  IValue int16OfBytes(IValue bytes) {
    return IValueUtils.runMethod(module, "int16_of_bytes", bytes);
  }
}
