package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a row that cannot be encoded or scored does to the run.
 *
 * @param action fail the run, or set the row aside
 * @param maxFraction largest share of the rows read that may be set aside, as a decimal text from
 *     "0" to "1"; null sets no share
 * @param maxCount most rows that may be set aside, at least 0; null sets no number
 */
public record BadRows(
    @JsonProperty(required = true) BadRowAction action, String maxFraction, Long maxCount) {

  private static final BadRows FAIL = new BadRows(BadRowAction.FAIL, null, null);

  /** The first bad row ends the run. */
  public static BadRows fail() {
    return FAIL;
  }
}
