package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which tokens stay of a list that is longer than its tensor. */
public enum Keep {
  /** The first ones. */
  @JsonProperty("first")
  FIRST,
  /** The last ones, in their order. */
  @JsonProperty("last")
  LAST
}
