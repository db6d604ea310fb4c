package dev.scoring.engine.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle as one zip file. */
public final class BundleArchive {
  /** The earliest time that a zip can tell; the same for every entry. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BundleArchive() {}

  /**
   * What an archive may unpack to.
   *
   * @param maxBytes most bytes of all files together, counted while inflating
   * @param maxEntries most files and folders
   */
  public record Limits(long maxBytes, int maxEntries) {
    private static final Limits DEFAULTS = new Limits(16L << 30, 10_000);

    public Limits {
      if (maxBytes < 1 || maxEntries < 1) {
        throw new IllegalArgumentException("limits " + maxBytes + " and " + maxEntries);
      }
    }

    /** 16 GiB and 10,000 entries. */
    public static Limits defaults() {
      return DEFAULTS;
    }
  }

  /**
   * Writes a folder's bundle as a zip; equal content gives equal bytes on the same JDK. Names that
   * start with a dot are left out.
   *
   * @param folder a bundle that {@link ModelBundle#open} accepts
   * @param zip the file to write; it must not exist
   * @throws ScoringFailure {@code OUTPUT_EXISTS} when {@code zip} exists, {@code OUTPUT_UNWRITABLE}
   *     when it cannot be written; {@code MODEL_INVALID} for a folder with links or special files
   */
  public static void pack(Path folder, Path zip) {
    BundleFiles files = BundleFiles.of(folder);
    try (OutputStream out = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW)) {
      try {
        write(files, out);
      } catch (IOException e) {
        Files.delete(zip);
        throw e;
      }
    } catch (FileAlreadyExistsException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_EXISTS, zip + " exists; remove it or name another file", e);
    } catch (IOException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE, zip + " cannot be written: " + e, e);
    }
  }

  private static void write(BundleFiles files, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, BundleFiles.Entry> file : files.files().entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        Files.copy(file.getValue().path(), zip);
        zip.closeEntry();
      }
    }
  }

  /**
   * Unpacks a zip into an empty or absent folder. Nothing is left behind when it fails.
   *
   * @throws ScoringFailure {@code MODEL_INVALID} when it is not a zip, is damaged, leaves the
   *     folder, has links, special, encrypted or doubled entries, or is beyond the limits; {@code
   *     OUTPUT_UNWRITABLE} when the folder is not empty or cannot be written
   */
  public static void unpack(Path zip, Path folder, Limits limits) {
    Path target = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.getParent());
      Path staging =
          Files.createTempDirectory(target.getParent(), "." + target.getFileName() + "-");
      try {
        new BundleUnpacker(zip, staging, limits).unpack();
        Files.move(staging, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        BundleUnpacker.deleteTree(staging);
      }
    } catch (DirectoryNotEmptyException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE, folder + " is not empty; name another folder", e);
    } catch (IOException e) {
      throw new ScoringFailure(
          FailureReason.OUTPUT_UNWRITABLE,
          "the bundle cannot be unpacked into " + folder + ": " + e,
          e);
    }
  }
}
