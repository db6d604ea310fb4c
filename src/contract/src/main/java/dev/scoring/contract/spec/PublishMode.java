package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What readers of the output may see while a run publishes. */
public enum PublishMode {
  /** Nothing before, everything after. */
  @JsonProperty("Atomic")
  ATOMIC,
  /** For a short time a part; {@code _SUCCESS} appears last. */
  @JsonProperty("NonAtomic")
  NON_ATOMIC
}
