package dev.scoring.contract.read;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was meant to be. */
public final class NearestName {

  private NearestName() {}

  /** The nearest of {@code valid}, when it is near enough to be a slip. */
  public static Optional<String> of(String written, Collection<String> valid) {
    if (written.length() > 64) {
      return Optional.empty();
    }
    return valid.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(written, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(written, name) <= Math.max(1, name.length() / 3));
  }

  /** Insertions, deletions, replacements and swaps of neighbours that lead from a to b. */
  static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[][] d = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, from, to, i, j);
      }
    }
    return d[from.length()][to.length()];
  }

  private static int step(int[][] d, String from, String to, int i, int j) {
    int replaced = d[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
