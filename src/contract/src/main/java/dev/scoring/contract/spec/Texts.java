package dev.scoring.contract.spec;

import dev.scoring.contract.read.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules of texts, lists and maps that several fields share. */
final class Texts {

  static final int LONGEST_NAME = 256;
  static final int LONGEST_EXPRESSION = 16_384;
  private static final int LONGEST_OPTION = 4096;
  private static final int MOST_OPTIONS = 100;
  private static final int LONGEST_SHOWN = 60;
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE]-?[0-9]{1,2})?");

  private Texts() {}

  /** The number that a text spells; empty when it spells none. */
  static Optional<BigDecimal> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** A text as messages show it: quoted and not for pages. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_SHOWN
        ? "'" + line + "'"
        : "'" + line.substring(0, LONGEST_SHOWN) + "...'";
  }

  /** A text that says something and is not too long; null is fine. */
  static void bounded(String path, String text, int longest, List<Finding> found) {
    if (text == null) {
      return;
    }
    if (text.isBlank()) {
      found.add(new Finding(path, "is blank; write a value or remove the field"));
    } else if (text.length() > longest) {
      found.add(
          new Finding(path, "has " + text.length() + " characters; write at most " + longest));
    }
  }

  /** A list that is not too long, of names that are right. */
  static void names(String path, List<String> names, int most, List<Finding> found) {
    size(path, names.size(), most, found);
    for (int i = 0; i < names.size(); i++) {
      bounded(path + "[" + i + "]", names.get(i), LONGEST_NAME, found);
    }
  }

  /** A list or map that is not too long. */
  static void size(String path, int size, int most, List<Finding> found) {
    if (size > most) {
      found.add(new Finding(path, "has " + size + " entries; write at most " + most));
    }
  }

  /** Options of a reader or writer. */
  static void options(String path, Map<String, String> options, List<Finding> found) {
    size(path, options.size(), MOST_OPTIONS, found);
    options.forEach(
        (name, value) -> {
          if (name.isBlank() || name.length() > LONGEST_NAME) {
            found.add(
                new Finding(
                    path,
                    "the name "
                        + shown(name)
                        + " must have 1 to "
                        + LONGEST_NAME
                        + " characters; correct it"));
          } else if (value.length() > LONGEST_OPTION) {
            found.add(
                new Finding(
                    path + "." + name,
                    "has " + value.length() + " characters; write at most " + LONGEST_OPTION));
          }
        });
  }
}
