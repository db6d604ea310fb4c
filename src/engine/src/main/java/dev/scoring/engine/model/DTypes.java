package dev.scoring.engine.model;

import ai.djl.ndarray.types.DataType;
import dev.scoring.engine.tensor.DType;
import java.util.Locale;

/** The engine's and PyTorch's names for our element types. */
final class DTypes {
  private DTypes() {}

  /** As model.yaml writes it. */
  static String name(DType dtype) {
    return dtype.name().toLowerCase(Locale.ROOT);
  }

  /**
   * DJL's type. DJL's native code ends the process when it meets a 16-bit integer, so those go in
   * as pairs of bytes; see {@link TensorScript}.
   */
  static DataType toDjl(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> DataType.FLOAT16;
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT64 -> DataType.FLOAT64;
      case INT8 -> DataType.INT8;
      case INT16, UINT8 -> DataType.UINT8;
      case INT32 -> DataType.INT32;
      case INT64 -> DataType.INT64;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  /**
   * PyTorch's {@code c10::ScalarType} of a type, as TorchScript's {@code tensor.dtype} gives it.
   */
  static int torchCode(DType dtype) {
    return switch (dtype) {
      case UINT8 -> 0;
      case INT8 -> 1;
      case INT16 -> 2;
      case INT32 -> 3;
      case INT64 -> 4;
      case FLOAT16 -> 5;
      case FLOAT32 -> 6;
      case FLOAT64 -> 7;
      case BOOL -> 11;
    };
  }

  /** The name of a {@code c10::ScalarType}, for messages. */
  static String torchName(long code) {
    for (DType dtype : DType.values()) {
      if (torchCode(dtype) == code) {
        return name(dtype);
      }
    }
    return switch ((int) code) {
      case 8, 9, 10 -> "a complex type";
      case 15 -> "bfloat16";
      default -> "PyTorch's type number " + code;
    };
  }
}
