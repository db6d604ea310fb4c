package dev.scoring.runner.store;

import java.io.Serializable;
import java.util.Objects;

/**
 * A data file of a unit.
 *
 * @param path where it goes below the output folder, with the folders of partition columns
 * @param bytes its size
 * @param rows rows in it
 * @param checksum {@code algorithm:value} as far as the storage gives one cheaply ({@code crc32c:}
 *     on local disks, the store's own on HDFS and S3); null where it gives none
 */
public record UnitFile(String path, long bytes, long rows, String checksum)
    implements Serializable {

  public UnitFile {
    Objects.requireNonNull(path, "path");
  }
}
