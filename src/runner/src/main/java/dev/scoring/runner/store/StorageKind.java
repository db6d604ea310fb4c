package dev.scoring.runner.store;

import java.util.Locale;

/** What a file system can do to publish a folder. */
public enum StorageKind {
  /** A folder is renamed in one step: local disks, shared volumes, HDFS. */
  RENAME,
  /** Renaming a folder is a copy of each file: S3 and the like. */
  OBJECT_STORE;

  /**
   * The kind behind a URI's scheme. A scheme that is not known to rename in one step counts as an
   * object store, which promises less.
   */
  public static StorageKind ofScheme(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "file", "hdfs", "viewfs" -> RENAME;
      default -> OBJECT_STORE;
    };
  }
}
