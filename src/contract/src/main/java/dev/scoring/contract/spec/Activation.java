package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A function applied to a model output after the forward pass. */
public enum Activation {
  /** The output as the model gave it. */
  @JsonProperty("None")
  NONE,
  /** The logistic function of every element. */
  @JsonProperty("Sigmoid")
  SIGMOID,
  /** The exponentials over the last axis, divided by their sum. */
  @JsonProperty("Softmax")
  SOFTMAX
}
