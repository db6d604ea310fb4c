package dev.scoring.runner.store;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;

/**
 * Local disks and shared volumes. A hard link to a finished temporary file is the one operation of
 * a POSIX file system that both refuses an existing name and never shows a half-written file;
 * creating without overwriting and renaming let two racers win.
 */
final class LinkStore implements ExclusiveStore {

  @Override
  public CreateOutcome createExclusively(Path path, byte[] content) throws IOException {
    java.nio.file.Path target = LocalDisk.path(path);
    java.nio.file.Path folder = LocalDisk.parent(target);
    LocalDisk.createFolders(folder);
    java.nio.file.Path temporary =
        folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      LocalDisk.writeDurably(temporary, content);
      if (!link(target, temporary)) {
        return new CreateOutcome.AlreadyThere(Files.readAllBytes(target));
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    LocalDisk.sync(folder);
    return new CreateOutcome.Created();
  }

  private static boolean link(java.nio.file.Path target, java.nio.file.Path temporary)
      throws IOException {
    try {
      Files.createLink(target, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      throw withoutLinks(target, e);
    } catch (FileSystemException e) {
      if (String.valueOf(e.getReason()).toLowerCase(Locale.ROOT).contains("not supported")
          || String.valueOf(e.getReason()).toLowerCase(Locale.ROOT).contains("not permitted")) {
        throw withoutLinks(target, e);
      }
      throw e;
    }
  }

  private static ScoringFailure withoutLinks(java.nio.file.Path target, Exception e) {
    return new ScoringFailure(
        FailureReason.STORE_NOT_EXCLUSIVE,
        "spec.output.uri: the volume of '"
            + target
            + "' has no hard links ("
            + e.getMessage()
            + "), so that two drivers could both commit; choose another volume",
        e);
  }

  @Override
  public Optional<byte[]> read(Path path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(LocalDisk.path(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    java.nio.file.Path root = LocalDisk.path(folder);
    if (Files.notExists(root)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(root, new Visitor(file -> found.add(relative(folder, root, file))));
    return found;
  }

  private static Path relative(Path folder, java.nio.file.Path root, java.nio.file.Path file) {
    return new Path(folder, root.relativize(file).toString());
  }

  /** Passes over what another writer removes meanwhile: temporary files come and go. */
  private static final class Visitor extends SimpleFileVisitor<java.nio.file.Path> {
    private final Consumer<java.nio.file.Path> found;

    Visitor(Consumer<java.nio.file.Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(java.nio.file.Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !String.valueOf(file.getFileName()).startsWith(".")) {
        found.accept(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(java.nio.file.Path file, IOException e)
        throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    java.nio.file.Path target = LocalDisk.path(path);
    if (Files.deleteIfExists(target)) {
      LocalDisk.sync(LocalDisk.parent(target));
    }
  }
}
