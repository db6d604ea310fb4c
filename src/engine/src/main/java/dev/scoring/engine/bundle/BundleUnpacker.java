package dev.scoring.engine.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks one zip into an empty folder, trusting none of its names and sizes. */
final class BundleUnpacker {
  private static final int BUFFER = 1 << 16;

  private final Path zip;
  private final Path folder;
  private final BundleArchive.Limits limits;
  private long bytes;

  BundleUnpacker(Path zip, Path folder, BundleArchive.Limits limits) {
    this.zip = zip;
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Unpacks.
   *
   * @throws ScoringFailure {@code MODEL_INVALID} for what is wrong with the archive
   * @throws IOException when the folder cannot be written
   */
  void unpack() throws IOException {
    checkNames(directory());
    try (ZipFile archive = open()) {
      for (ZipEntry entry : archive.stream().toList()) {
        if (!entry.isDirectory() && !BundleFiles.isHidden(entry.getName())) {
          unpack(archive, entry);
        }
      }
    }
  }

  private List<ZipDirectory.Entry> directory() {
    try {
      return ZipDirectory.read(zip, limits.maxEntries());
    } catch (IOException e) {
      throw invalid("is no zip or is damaged: " + e.getMessage(), e);
    }
  }

  private ZipFile open() {
    try {
      return new ZipFile(zip.toFile(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw invalid("is no zip or is damaged: " + e.getMessage(), e);
    }
  }

  private void checkNames(List<ZipDirectory.Entry> entries) {
    if (entries.size() > limits.maxEntries()) {
      throw invalid("has more than " + limits.maxEntries() + " entries, which is the limit", null);
    }
    // A folder in one entry's path and a file in another's would collide too; writing then fails.
    Set<String> names = new HashSet<>();
    for (ZipDirectory.Entry entry : entries) {
      String name = entry.name();
      if (leaves(name)) {
        throw invalid("has the entry '" + name + "', which leaves the bundle", null);
      }
      BundleFiles.refusal(name)
          .ifPresent(
              why -> {
                throw invalid("has the entry '" + name + "', which " + why, null);
              });
      if (entry.special()) {
        throw invalid(
            "has the entry '" + name + "', a link or special file; put the file itself there",
            null);
      }
      if (entry.encrypted()) {
        throw invalid("has the entry '" + name + "', which is encrypted; pack it without", null);
      }
      if (!names.add(name)) {
        throw invalid("has the entry '" + name + "' twice; pack it again", null);
      }
    }
  }

  private static boolean leaves(String name) {
    boolean drive = name.length() > 1 && name.charAt(1) == ':';
    List<String> parts = List.of(name.split("/", -1));
    boolean empty = parts.subList(0, parts.size() - 1).contains("") || name.isEmpty();
    return drive || empty || parts.contains("..") || parts.contains(".");
  }

  private void unpack(ZipFile archive, ZipEntry entry) throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw invalid("has the entry '" + entry.getName() + "', which leaves the bundle", null);
    }
    try {
      Files.createDirectories(file.getParent());
    } catch (FileAlreadyExistsException e) {
      throw invalid("has a file and a folder of one name at '" + entry.getName() + "'", e);
    }
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      CRC32 crc = new CRC32();
      try (InputStream in = new CheckedInputStream(archive.getInputStream(entry), crc)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          count(n);
          out.write(buffer, 0, n);
        }
        if (crc.getValue() != entry.getCrc()) {
          throw new ZipException("its checksum differs");
        }
      } catch (ZipException | EOFException e) {
        throw invalid("is damaged in the entry '" + entry.getName() + "': " + e.getMessage(), e);
      }
    }
  }

  private void count(int more) {
    bytes += more;
    if (bytes > limits.maxBytes()) {
      throw invalid(
          String.format(
              Locale.ROOT, "unpacks to more than %d bytes, which is the limit", limits.maxBytes()),
          null);
    }
  }

  private ScoringFailure invalid(String message, Throwable cause) {
    return new ScoringFailure(
        FailureReason.MODEL_INVALID, "the archive " + zip + " " + message, cause);
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
