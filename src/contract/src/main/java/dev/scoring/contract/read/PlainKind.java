package dev.scoring.contract.read;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What readers of YAML take a scalar without quotes for. YAML 1.1 and 1.2 disagree about some
 * ({@code no}, {@code 010}, {@code 1_000}, {@code 1:30}); those are never guessed.
 */
enum PlainKind {
  TEXT("text"),
  NULL("nothing"),
  BOOLEAN("a boolean"),
  INTEGER("a number"),
  REAL("a number"),
  /** A boolean for readers of YAML 1.1 and text for others. */
  MAYBE_BOOLEAN("a boolean by some readers"),
  /** A number whose value, or whose being one, depends on the reader. */
  MAYBE_NUMBER("a number by some readers");

  private static final int LONGEST_NUMBER = 128;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern MAYBE_BOOLEANS =
      Pattern.compile("(?i:yes|no|on|off)|[yYnN]|(?i:true|false)");
  private static final Pattern INTEGERS = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern REALS =
      Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern MAYBE_NUMBERS =
      Pattern.compile(
          "[-+]?(0o?[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+"
              + "|[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
              + "|[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
              + "|\\.(?i:inf))|\\.(?i:nan)");

  private final String description;

  PlainKind(String description) {
    this.description = description;
  }

  /** What it is taken for, as in "is taken for ...". */
  String description() {
    return description;
  }

  static PlainKind of(String text) {
    if (NULLS.contains(text)) {
      return NULL;
    }
    if (BOOLEANS.contains(text)) {
      return BOOLEAN;
    }
    if (INTEGERS.matcher(text).matches()) {
      return INTEGER;
    }
    if (REALS.matcher(text).matches()) {
      return REAL;
    }
    if (text.length() > LONGEST_NUMBER) {
      return TEXT;
    }
    if (MAYBE_BOOLEANS.matcher(text).matches()) {
      return MAYBE_BOOLEAN;
    }
    return MAYBE_NUMBERS.matcher(text).matches() ? MAYBE_NUMBER : TEXT;
  }
}
