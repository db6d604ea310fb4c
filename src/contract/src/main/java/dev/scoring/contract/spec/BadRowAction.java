package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a bad row does to the run. */
public enum BadRowAction {
  /** The run ends and names the row's file and position. */
  @JsonProperty("Fail")
  FAIL,
  /** The row goes to the reject table with its reason. */
  @JsonProperty("Reject")
  REJECT
}
