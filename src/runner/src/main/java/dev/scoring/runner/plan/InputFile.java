package dev.scoring.runner.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * One input file as it was listed.
 *
 * @param path its URI, as the file system lists it
 * @param size its bytes
 * @param modified its modification time in milliseconds since 1970
 * @param partitionValues as in {@link FileSlice}
 * @param splitting whether ranges of it can be read on their own
 */
public record InputFile(
    String path, long size, long modified, List<String> partitionValues, Splitting splitting) {

  public InputFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(splitting, "splitting");
    partitionValues =
        partitionValues == null
            ? List.of()
            : Collections.unmodifiableList(new ArrayList<>(partitionValues));
  }

  /** Whether ranges of a file can be read on their own. */
  public enum Splitting {
    /** Each byte range knows its rows. */
    BY_BYTES,
    /** Only from its beginning to its end. */
    WHOLE
  }
}
