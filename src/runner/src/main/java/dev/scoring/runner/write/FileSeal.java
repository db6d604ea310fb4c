package dev.scoring.runner.write;

import dev.scoring.runner.store.LocalDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A finished file's size and checksum, taken once its bytes are durable.
 *
 * @param bytes its size
 * @param checksum {@code algorithm:value}, or null where the store has none
 */
record FileSeal(long bytes, String checksum) {

  static FileSeal of(FileSystem files, Path path) throws IOException {
    if (path.toUri().getScheme().equals("file")) {
      return local(LocalDisk.path(path));
    }
    FileStatus status = files.getFileStatus(path);
    if (status instanceof EtagSource tagged && tagged.getEtag() != null) {
      return new FileSeal(status.getLen(), "etag:" + tagged.getEtag());
    }
    FileChecksum checksum = files.getFileChecksum(path);
    return new FileSeal(status.getLen(), checksum == null ? null : checksum.toString());
  }

  /** Hadoop's local file system closes without syncing, and keeps its own checksums in a file. */
  private static FileSeal local(java.nio.file.Path path) throws IOException {
    LocalDisk.sync(path);
    java.nio.file.Path sidecar = path.resolveSibling("." + path.getFileName() + ".crc");
    if (Files.exists(sidecar)) {
      LocalDisk.sync(sidecar);
    }
    LocalDisk.sync(path.resolveSibling("."));
    CRC32C crc = new CRC32C();
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        bytes += n;
      }
    }
    return new FileSeal(bytes, String.format(Locale.ROOT, "crc32c:%08x", crc.getValue()));
  }
}
