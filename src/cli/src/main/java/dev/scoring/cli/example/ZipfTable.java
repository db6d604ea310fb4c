package dev.scoring.cli.example;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * Draws ranks {@code 0 <= rank < size} with probability proportional to {@code 1 / (rank + 1)^s},
 * in constant time (Vose's alias method). Immutable; safe for use by several threads, each with its
 * own random source.
 */
final class ZipfTable {
  private final double[] keep;
  private final int[] alias;

  ZipfTable(int size, double exponent) {
    keep = new double[size];
    alias = new int[size];
    double total = 0;
    for (int rank = 0; rank < size; rank++) {
      keep[rank] = Math.pow(rank + 1.0, -exponent);
      total += keep[rank];
    }
    Deque<Integer> small = new ArrayDeque<>();
    Deque<Integer> large = new ArrayDeque<>();
    for (int rank = 0; rank < size; rank++) {
      keep[rank] *= size / total;
      alias[rank] = rank;
      (keep[rank] < 1 ? small : large).add(rank);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int poor = small.remove();
      int rich = large.remove();
      alias[poor] = rich;
      keep[rich] -= 1 - keep[poor];
      (keep[rich] < 1 ? small : large).add(rich);
    }
    // Whatever is left differs from 1 by rounding only.
    small.forEach(rank -> keep[rank] = 1);
    large.forEach(rank -> keep[rank] = 1);
  }

  int size() {
    return keep.length;
  }

  int draw(SplittableRandom random) {
    int rank = random.nextInt(keep.length);
    return random.nextDouble() < keep[rank] ? rank : alias[rank];
  }
}
