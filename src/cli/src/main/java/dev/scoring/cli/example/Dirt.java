package dev.scoring.cli.example;

import java.util.Locale;
import java.util.SplittableRandom;

/** What collected data looks like: the same value in many spellings, and values nobody knows. */
final class Dirt {
  private static final int FULL_WIDTH = 0xFEE0;

  private Dirt() {}

  /** A single value: mostly {@code clean}, at times respelled, unknown, empty or null. */
  static String value(String clean, SplittableRandom random) {
    int draw = random.nextInt(1000);
    if (draw >= 150) {
      return clean;
    }
    if (draw >= 130) {
      return null;
    }
    if (draw >= 115) {
      return "";
    }
    return draw >= 105 ? unknown(random) : respelled(clean, draw);
  }

  /**
   * A list made of {@code clean}: mostly joined by {@code separator}, at times respelled, with
   * stray spaces, empty entries, empty as a whole or null.
   */
  static String list(StringBuilder clean, char separator, SplittableRandom random) {
    int draw = random.nextInt(1000);
    if (draw >= 80) {
      return clean.toString();
    }
    if (draw >= 65) {
      return null;
    }
    if (draw >= 55) {
      return "";
    }
    if (draw >= 40) {
      return clean.toString().replace(String.valueOf(separator), " " + separator + "  ");
    }
    if (draw >= 25) {
      return separator + clean.toString() + separator + separator;
    }
    return clean.toString().toUpperCase(Locale.ROOT);
  }

  /** A value that is in no vocabulary. */
  static String unknown(SplittableRandom random) {
    return "x" + Long.toHexString(random.nextLong());
  }

  private static String respelled(String clean, int draw) {
    if (draw < 30) {
      return clean.toUpperCase(Locale.ROOT);
    }
    if (draw < 60) {
      return clean.substring(0, 1).toUpperCase(Locale.ROOT) + clean.substring(1);
    }
    if (draw < 95) {
      return " ".repeat(1 + draw % 2) + clean + " ".repeat(draw % 3);
    }
    return fullWidth(clean);
  }

  private static String fullWidth(String clean) {
    StringBuilder wide = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      wide.append(c > ' ' && c < 0x7F ? (char) (c + FULL_WIDTH) : c);
    }
    return wide.toString();
  }
}
