package dev.scoring.runner.plan;

import java.io.Serializable;
import java.util.List;

/**
 * What one task reads, scores and commits.
 *
 * @param index the unit's number in its plan, from 0
 * @param slices what it reads, in this order
 */
public record Unit(int index, List<FileSlice> slices) implements Serializable {

  public Unit {
    slices = List.copyOf(slices);
  }

  /** Bytes of all slices. */
  public long bytes() {
    return slices.stream().mapToLong(FileSlice::length).sum();
  }
}
