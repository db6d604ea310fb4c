package dev.scoring.runner.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Local files whose content and names survive a power cut. */
public final class LocalDisk {

  private LocalDisk() {}

  /** The local file behind a {@code file:} path. */
  public static Path path(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }

  static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  /** Creates a folder and those above it, each durable in the one above. */
  public static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = parent(folder);
    createFolders(parent);
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw new IOException("'" + folder + "' is a file, not a directory", e);
      }
    } catch (NoSuchFileException e) {
      // Said by file systems of the kernel, such as /proc, whose folders nobody can add to.
      if (Files.isDirectory(parent)) {
        throw new AccessDeniedException(
            folder.toString(), null, "no folder can be made in '" + parent + "'");
      }
      throw e;
    }
    sync(parent);
  }

  /** Writes a new file and returns once its content is on the disk. */
  static void writeDurably(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Returns once a file's content, or a folder's names, are on the disk. */
  public static void sync(Path fileOrFolder) throws IOException {
    try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
