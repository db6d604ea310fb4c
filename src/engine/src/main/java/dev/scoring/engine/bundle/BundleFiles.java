package dev.scoring.engine.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a bundle's folder, with their digests. Names that start with a dot are no part of
 * it.
 *
 * @param folder the folder
 * @param files by path below the folder, with {@code /}, sorted by the bytes of the path
 */
record BundleFiles(Path folder, SortedMap<String, Entry> files) {
  private static final int BUFFER = 1 << 16;

  /** One file: its length in bytes and the SHA-256 of its content in hexadecimal. */
  record Entry(Path path, long length, String sha256) {}

  BundleFiles {
    files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * Reads every file once.
   *
   * @throws ScoringFailure {@code MODEL_NOT_FOUND} when there is no folder; {@code MODEL_INVALID}
   *     for links, special files, unusable names and files that cannot be read
   */
  static BundleFiles of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ScoringFailure(
          FailureReason.MODEL_NOT_FOUND,
          "there is no bundle folder at " + folder + "; correct the path");
    }
    SortedMap<String, Entry> files =
        new TreeMap<>(
            (a, b) ->
                Arrays.compareUnsigned(
                    a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    try {
      Path root = folder.toRealPath();
      Files.walkFileTree(root, new Collector(root, files));
      return new BundleFiles(root, files);
    } catch (IOException e) {
      throw new ScoringFailure(
          FailureReason.MODEL_INVALID, "the bundle " + folder + " cannot be read: " + e, e);
    }
  }

  /** {@code sha256:} and the SHA-256 of one line for each file. */
  String digest() {
    MessageDigest sha = sha256();
    files.forEach(
        (path, entry) ->
            sha.update((entry.sha256() + "  " + path + "\n").getBytes(StandardCharsets.UTF_8)));
    return "sha256:" + HexFormat.of().formatHex(sha.digest());
  }

  long contentBytes() {
    return files.values().stream().mapToLong(Entry::length).sum();
  }

  Optional<Entry> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Why a name cannot be in a bundle; empty when it can. */
  static Optional<String> refusal(String path) {
    if (path.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
      return Optional.of("has a control character or a backslash in its name; rename it");
    }
    return Optional.empty();
  }

  /** Whether a path, relative to the bundle, lies under a name that starts with a dot. */
  static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Entry read(Path file) throws IOException {
    MessageDigest sha = sha256();
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
        length += n;
      }
    }
    return new Entry(file, length, HexFormat.of().formatHex(sha.digest()));
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, Entry> files;

    Collector(Path root, Map<String, Entry> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return isHidden(relative(dir)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = relative(file);
      if (isHidden(path)) {
        return FileVisitResult.CONTINUE;
      }
      if (!attributes.isRegularFile()) {
        String kind = attributes.isSymbolicLink() ? "a symbolic link" : "not a regular file";
        throw refused(path + " in the bundle " + root + " is " + kind + "; put the file there");
      }
      refusal(path)
          .ifPresent(
              why -> {
                throw refused("the file '" + path + "' in the bundle " + root + " " + why);
              });
      files.put(path, read(file));
      return FileVisitResult.CONTINUE;
    }

    private String relative(Path path) {
      return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static ScoringFailure refused(String message) {
      return new ScoringFailure(FailureReason.MODEL_INVALID, message);
    }
  }
}
