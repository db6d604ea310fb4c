package dev.scoring.engine.tensor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The element type of a tensor. */
public enum DType {
  @JsonProperty("float16")
  FLOAT16(2),
  @JsonProperty("float32")
  FLOAT32(4),
  @JsonProperty("float64")
  FLOAT64(8),
  @JsonProperty("int8")
  INT8(1),
  @JsonProperty("int16")
  INT16(2),
  @JsonProperty("int32")
  INT32(4),
  @JsonProperty("int64")
  INT64(8),
  @JsonProperty("uint8")
  UINT8(1),
  @JsonProperty("bool")
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** The name in {@code model.yaml}: {@code float32}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is one of the floating point types. */
  public boolean isFloat() {
    return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
  }
}
