package dev.scoring.runner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a listing into units. Files are taken in the order of their paths, ranges in the order of
 * their offsets; a unit is a run of neighbours in that order, so equal listings and targets give
 * equal units, and rows in unit order are rows in input order.
 */
public final class UnitPlanner {
  /** The most input bytes of a unit, but for a file that cannot be cut. */
  public static final long MAX_UNIT_BYTES = 256L << 20;

  /** Below this, starting a task costs more than what it evens out. */
  public static final long MIN_UNIT_BYTES = 4L << 20;

  /** The most slices of a unit, so that opening files stays a small part of it. */
  public static final int MAX_SLICES = 1000;

  /** How many units each slot gets at least, as far as {@link #MIN_UNIT_BYTES} allows. */
  public static final int UNITS_PER_SLOT = 4;

  private UnitPlanner() {}

  /**
   * The size of a unit.
   *
   * @param totalBytes bytes of the input
   * @param slots tasks at a time, at least 1
   */
  public static long targetBytes(long totalBytes, int slots) {
    long wanted = (long) slots * UNITS_PER_SLOT;
    return Math.max(MIN_UNIT_BYTES, Math.min(MAX_UNIT_BYTES, ceilDiv(totalBytes, wanted)));
  }

  /**
   * The units of a listing. Every byte of every file is in exactly one unit, no unit is without
   * bytes, and no unit has more than {@code targetBytes} unless it is one file that cannot be cut.
   * Files without bytes are in no unit.
   *
   * @param targetBytes at least 1
   */
  public static List<Unit> plan(List<InputFile> listing, long targetBytes) {
    if (targetBytes < 1) {
      throw new IllegalArgumentException("targetBytes is " + targetBytes);
    }
    List<Unit> units = new ArrayList<>();
    List<FileSlice> open = new ArrayList<>();
    long openBytes = 0;
    for (FileSlice slice : slices(listing, targetBytes)) {
      boolean full = openBytes + slice.length() > targetBytes || open.size() == MAX_SLICES;
      if (full && !open.isEmpty()) {
        units.add(new Unit(units.size(), open));
        open.clear();
        openBytes = 0;
      }
      open.add(slice);
      openBytes += slice.length();
    }
    if (!open.isEmpty()) {
      units.add(new Unit(units.size(), open));
    }
    return List.copyOf(units);
  }

  private static List<FileSlice> slices(List<InputFile> listing, long targetBytes) {
    List<FileSlice> slices = new ArrayList<>();
    listing.stream()
        .filter(file -> file.size() > 0)
        .sorted(Comparator.comparing(InputFile::path))
        .forEach(file -> cut(file, targetBytes, slices));
    return slices;
  }

  private static void cut(InputFile file, long targetBytes, List<FileSlice> into) {
    long pieces =
        switch (file.splitting()) {
          case BY_BYTES -> ceilDiv(file.size(), targetBytes);
          case WHOLE -> 1;
        };
    long even = ceilDiv(file.size(), pieces);
    for (long start = 0; start < file.size(); start += even) {
      long length = Math.min(even, file.size() - start);
      into.add(
          new FileSlice(
              file.path(), start, length, file.size(), file.modified(), file.partitionValues()));
    }
  }

  private static long ceilDiv(long bytes, long parts) {
    return bytes / parts + (bytes % parts == 0 ? 0 : 1);
  }
}
