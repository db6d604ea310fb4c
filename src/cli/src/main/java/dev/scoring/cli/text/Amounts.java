package dev.scoring.cli.text;

import java.util.Locale;

/** Numbers as people read them: grouped by thousands, in units, always with a point. */
public final class Amounts {
  private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB", "PB"};

  private Amounts() {}

  /** A count, as in {@code 1,234,567}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A count with its noun, as in {@code 1 file} or {@code 8 files}; the plural takes an s. */
  public static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** Per second, without the unit: whole from 10 up, one decimal below. */
  public static String rate(double perSecond) {
    return perSecond >= 10
        ? count(Math.round(perSecond))
        : String.format(Locale.ROOT, "%.1f", perSecond);
  }

  /** A size in decimal units, as in {@code 23.4 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < BYTE_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, BYTE_UNITS[unit]);
  }

  /** A duration in words, as in {@code 4.2 s}, {@code 3 min 05 s} or {@code 2 h 10 min}. */
  public static String duration(double seconds) {
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }

  /** A duration as a clock shows it, as in {@code 0:35} or {@code 1:02:05}. */
  public static String clock(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** A small difference, as in {@code 1.2e-07}; zero is {@code 0}. */
  public static String difference(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.1e", value);
  }
}
