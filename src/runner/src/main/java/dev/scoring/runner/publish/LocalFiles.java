package dev.scoring.runner.publish;

import dev.scoring.runner.store.LocalDisk;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Local disks and shared volumes. The operating system's rename is used for the folder: it refuses
 * a target with content, which Hadoop's local file system does not do in one step.
 */
final class LocalFiles extends HadoopFiles {

  LocalFiles(FileSystem files, Configuration conf) {
    super(files, conf);
  }

  /** Sees what Hadoop hides, checksum files: they keep a folder from being replaced, too. */
  @Override
  public Optional<String> entry(Path folder) throws IOException {
    java.nio.file.Path local = LocalDisk.path(folder);
    if (Files.notExists(local)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(local)) {
      return Optional.of(folder.getName());
    }
    try (Stream<java.nio.file.Path> entries = Files.list(local)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().findFirst();
    }
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    java.nio.file.Path target = LocalDisk.path(file);
    java.nio.file.Path folder = LocalDisk.path(file.getParent());
    LocalDisk.createFolders(folder);
    java.nio.file.Path temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, content);
      LocalDisk.sync(temporary);
      // Hadoop's checksum of what was there would make the new content unreadable.
      Files.deleteIfExists(folder.resolve("." + file.getName() + ".crc"));
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    LocalDisk.sync(folder);
  }

  @Override
  public FolderMove moveFolder(Path from, Path to) throws IOException {
    java.nio.file.Path source = LocalDisk.path(from);
    java.nio.file.Path target = LocalDisk.path(to);
    if (Files.notExists(source)) {
      return FolderMove.SOURCE_ABSENT;
    }
    syncFolders(source);
    try {
      Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException(
          "'"
              + to
              + "' is the root of a mounted volume, which cannot be replaced in one step; choose a"
              + " folder inside it",
          e);
    } catch (NoSuchFileException e) {
      return FolderMove.SOURCE_ABSENT;
    } catch (FileAlreadyExistsException e) {
      return FolderMove.TARGET_EXISTS;
    } catch (FileSystemException e) {
      if (occupied(e)) {
        return FolderMove.TARGET_EXISTS;
      }
      throw e;
    }
    LocalDisk.sync(LocalDisk.path(to.getParent()));
    return FolderMove.MOVED;
  }

  private static boolean occupied(FileSystemException e) {
    String reason = String.valueOf(e.getReason());
    return reason.contains("not empty") || reason.contains("Not a directory");
  }

  private static void syncFolders(java.nio.file.Path root) throws IOException {
    List<java.nio.file.Path> folders;
    try (Stream<java.nio.file.Path> walk = Files.walk(root)) {
      folders = walk.filter(Files::isDirectory).toList();
    }
    for (java.nio.file.Path folder : folders) {
      LocalDisk.sync(folder);
    }
  }
}
