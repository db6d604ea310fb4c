package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens when the output folder holds something already. */
public enum IfExists {
  /** The run ends with {@code OutputExists} before a row is read. */
  @JsonProperty("Fail")
  FAIL,
  /** What is there is replaced when the run publishes; wants {@link PublishMode#NON_ATOMIC}. */
  @JsonProperty("Overwrite")
  OVERWRITE
}
