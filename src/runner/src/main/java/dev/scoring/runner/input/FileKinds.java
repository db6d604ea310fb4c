package dev.scoring.runner.input;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.runner.store.StorageFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Tells files of one format from those of another by their first bytes. */
final class FileKinds {
  private static final int LOOK = 4;

  private FileKinds() {}

  /**
   * Looks at a file's first bytes.
   *
   * @throws ScoringFailure INPUT_UNREADABLE when they are those of another format, or not those of
   *     Parquet or ORC where one of them is declared
   */
  static void check(Path file, DataFormat declared, Configuration conf) {
    Optional<DataFormat> seen = seen(firstBytes(file, conf));
    boolean binary = declared == DataFormat.PARQUET || declared == DataFormat.ORC;
    if (seen.isPresent() && seen.get() != declared) {
      throw foreign(file, declared, "is a file of format " + seen.get().id());
    }
    if (seen.isEmpty() && binary) {
      throw foreign(file, declared, "does not begin as a " + declared.id() + " file does");
    }
  }

  private static Optional<DataFormat> seen(byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    if (text.equals("PAR1")) {
      return Optional.of(DataFormat.PARQUET);
    }
    return text.startsWith("ORC") ? Optional.of(DataFormat.ORC) : Optional.empty();
  }

  private static byte[] firstBytes(Path file, Configuration conf) {
    try (FSDataInputStream in = file.getFileSystem(conf).open(file)) {
      return in.readNBytes(LOOK);
    } catch (FileNotFoundException e) {
      throw new ScoringFailure(
          FailureReason.INPUT_CHANGED, file + " vanished after it was listed; start again", e);
    } catch (IOException e) {
      throw StorageFault.unavailable(file, e);
    }
  }

  private static ScoringFailure foreign(Path file, DataFormat declared, String what) {
    return new ScoringFailure(
        FailureReason.INPUT_UNREADABLE,
        file
            + " "
            + what
            + ", but spec.input.format is "
            + declared.id()
            + "; correct the format or replace the file");
  }

  /** What is said of a file whose schema cannot be read; {@code cause} may be null. */
  static ScoringFailure unreadable(Path file, DataFormat format, Exception cause) {
    Throwable root = cause;
    while (root != null && root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String said = root == null ? "it has no schema" : InputSchemas.firstLine(root);
    return new ScoringFailure(
        FailureReason.INPUT_UNREADABLE,
        file + " cannot be read as " + format.id() + ": " + said + "; replace the file",
        cause);
  }
}
