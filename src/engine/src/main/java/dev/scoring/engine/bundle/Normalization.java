package dev.scoring.engine.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One step of bringing text into the form that a vocabulary has. */
public enum Normalization {
  /** Drops whitespace at both ends: ASCII 0x09 to 0x0D and space, and every Unicode white space. */
  @JsonProperty("trim")
  TRIM,
  /** Lower case, the same in every locale. */
  @JsonProperty("lowercase")
  LOWERCASE,
  /** Unicode normalisation form KC: full-width letters, ligatures and the like become plain. */
  @JsonProperty("nfkc")
  NFKC
}
