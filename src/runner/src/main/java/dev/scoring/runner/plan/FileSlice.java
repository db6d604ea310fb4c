package dev.scoring.runner.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A range of one input file.
 *
 * @param path the file's URI, as the file system lists it
 * @param start first byte of the range
 * @param length bytes of the range, at least 0
 * @param fileSize bytes of the whole file when it was listed
 * @param modified modification time when it was listed, in milliseconds since 1970
 * @param partitionValues values of the partition columns as text, unescaped, in the partition
 *     schema's order; null for a partition without a value
 */
public record FileSlice(
    String path,
    long start,
    long length,
    long fileSize,
    long modified,
    List<String> partitionValues)
    implements Serializable {

  public FileSlice {
    Objects.requireNonNull(path, "path");
    partitionValues =
        partitionValues == null
            ? List.of()
            : Collections.unmodifiableList(new ArrayList<>(partitionValues));
  }

  /** Whether the range is the whole file. */
  public boolean whole() {
    return start == 0 && length >= fileSize;
  }
}
