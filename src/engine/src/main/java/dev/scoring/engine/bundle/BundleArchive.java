package dev.scoring.engine.bundle;

import java.nio.file.Path;

/** A bundle as one zip file. */
public final class BundleArchive {

  private BundleArchive() {}

  /**
   * What an archive may unpack to.
   *
   * @param maxBytes most bytes of all files together, counted while inflating
   * @param maxEntries most files and folders
   */
  public record Limits(long maxBytes, int maxEntries) {
    private static final Limits DEFAULTS = new Limits(16L << 30, 10_000);

    public Limits {
      if (maxBytes < 1 || maxEntries < 1) {
        throw new IllegalArgumentException("limits " + maxBytes + " and " + maxEntries);
      }
    }

    /** 16 GiB and 10,000 entries. */
    public static Limits defaults() {
      return DEFAULTS;
    }
  }

  /**
   * Writes a folder's bundle as a zip; equal content gives equal bytes.
   *
   * @param folder a bundle that {@link ModelBundle#open} accepts
   * @param zip the file to write; it must not exist
   * @throws dev.scoring.contract.failure.ScoringFailure {@code OUTPUT_EXISTS} when {@code zip}
   *     exists; {@code MODEL_INVALID} for a folder with links or special files
   */
  public static void pack(Path folder, Path zip) {
    later();
  }

  /**
   * Unpacks a zip into an empty or absent folder. Nothing is left behind when it fails.
   *
   * @throws dev.scoring.contract.failure.ScoringFailure {@code MODEL_INVALID} when it is not a zip,
   *     is damaged, leaves the folder, has links, special or doubled entries, or is beyond the
   *     limits
   */
  public static void unpack(Path zip, Path folder, Limits limits) {
    later();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T later() {
    throw new UnsupportedOperationException("not there yet");
  }
}
