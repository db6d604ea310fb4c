package dev.scoring.runner.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.BundleArchive;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/** Copies a bundle to a folder of this process, which ends with the process. */
final class BundleFetch {
  private static final BundleArchive.Limits LIMITS = BundleArchive.Limits.defaults();

  private BundleFetch() {}

  /**
   * Copies a folder, or unpacks an archive, into a new local folder. Nothing is left when it fails.
   *
   * @param parent where the folder is made; null for the platform's temporary folder
   */
  static Path fetch(FileSystem files, FileStatus bundle, String parent) throws IOException {
    Path work = workFolder(parent);
    boolean done = false;
    try {
      Path folder = work.resolve("bundle");
      if (bundle.isDirectory()) {
        copyFolder(files, bundle.getPath(), folder);
      } else {
        Path zip = work.resolve("bundle.zip");
        copy(files, bundle.getPath(), zip);
        BundleArchive.unpack(zip, folder, LIMITS);
        Files.delete(zip);
      }
      done = true;
      return folder;
    } finally {
      if (!done) {
        remove(work);
      }
    }
  }

  private static Path workFolder(String parent) throws IOException {
    Path work;
    if (parent == null) {
      work = Files.createTempDirectory("scoring-bundle-");
    } else {
      work = Files.createTempDirectory(Files.createDirectories(Path.of(parent)), "scoring-bundle-");
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> removeQuietly(work)));
    return work;
  }

  private static void copyFolder(FileSystem files, org.apache.hadoop.fs.Path from, Path to)
      throws IOException {
    int above = from.toUri().getPath().length();
    for (FileStatus file : contents(files, from)) {
      String name = file.getPath().toUri().getPath().substring(above);
      Path target = to.resolve(name.startsWith("/") ? name.substring(1) : name).normalize();
      if (!target.startsWith(to)) {
        throw tooStrange(from, "a file named '" + name + "' would leave the bundle's folder");
      }
      Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(to));
      copy(files, file.getPath(), target);
    }
  }

  private static List<FileStatus> contents(FileSystem files, org.apache.hadoop.fs.Path folder)
      throws IOException {
    List<FileStatus> contents = new ArrayList<>();
    long bytes = 0;
    RemoteIterator<LocatedFileStatus> each = files.listFiles(folder, true);
    while (each.hasNext()) {
      FileStatus file = each.next();
      contents.add(file);
      bytes += file.getLen();
      if (contents.size() > LIMITS.maxEntries() || bytes > LIMITS.maxBytes()) {
        throw tooStrange(
            folder,
            "it has more than "
                + LIMITS.maxEntries()
                + " files or "
                + LIMITS.maxBytes()
                + " bytes");
      }
    }
    if (contents.isEmpty()) {
      throw new FileNotFoundException("'" + folder + "' is empty");
    }
    return contents;
  }

  private static ScoringFailure tooStrange(org.apache.hadoop.fs.Path folder, String why) {
    return new ScoringFailure(
        FailureReason.MODEL_INVALID,
        "spec.model.uri: '" + folder + "' is not a model bundle: " + why);
  }

  private static void copy(FileSystem files, org.apache.hadoop.fs.Path from, Path to)
      throws IOException {
    try (InputStream in = files.open(from)) {
      Files.copy(in, to);
    }
  }

  /** Removes a folder that {@link #fetch} gave, and what was made around it. */
  static void remove(Path folder) throws IOException {
    Path parent = folder.getParent();
    Path root = folder.endsWith("bundle") && parent != null ? parent : folder;
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** At the end of the process nobody is left to tell. */
  private static void removeQuietly(Path work) {
    try {
      if (Files.exists(work)) {
        remove(work);
      }
    } catch (IOException e) {
      return;
    }
  }
}
