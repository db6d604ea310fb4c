package dev.scoring.contract.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which scored rows are written.
 *
 * @param where SQL predicate over the output columns; rows for which it is not true are counted as
 *     suppressed
 */
public record EmitSpec(@JsonProperty(required = true) String where) {}
