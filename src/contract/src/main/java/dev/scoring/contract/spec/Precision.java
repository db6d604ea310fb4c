package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The floating point type of the forward pass. */
public enum Precision {
  /** As the bundle declares it. */
  @JsonProperty("Float32")
  FLOAT32,
  /** IEEE half precision, on devices that have it; the parity gate decides. */
  @JsonProperty("Float16")
  FLOAT16
}
