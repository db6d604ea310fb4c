package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is written of a model output. */
public enum ScoreForm {
  /** A scalar for an output of shape [], an array column for an output of shape [n]. */
  @JsonProperty("Value")
  VALUE,
  /** One scalar column for each element of an output of shape [n]. */
  @JsonProperty("Columns")
  COLUMNS,
  /** The label, from the bundle's label file, of the largest element. */
  @JsonProperty("Label")
  LABEL,
  /** The k largest elements as an array of {@code struct<label: string, index: int, score>}. */
  @JsonProperty("TopK")
  TOP_K,
  /** Whether a scalar output reaches the threshold. */
  @JsonProperty("Decision")
  DECISION
}
