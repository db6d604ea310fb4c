package dev.scoring.engine.bundle;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells a TorchScript archive from other files, without the engine. */
final class TorchScriptFile {
  private static final int SHOWN = 8;
  private static final int LOCAL_HEADER = 0x504B0304;

  private TorchScriptFile() {}

  /**
   * Checks that a file is a whole TorchScript archive.
   *
   * @param name what messages call it
   * @throws ScoringFailure {@code MODEL_INVALID} with what was seen
   */
  static void check(Path file, String name) {
    try {
      if (Files.size(file) == 0) {
        throw invalid(name + " is empty; export the model again with torch.jit.save", null);
      }
      byte[] head = head(file);
      if (head.length < Integer.BYTES || magic(head) != LOCAL_HEADER) {
        throw invalid(
            String.format(
                "%s is not a TorchScript archive: it starts with the bytes %s; export the model"
                    + " with torch.jit.save",
                name, HexFormat.ofDelimiter(" ").formatHex(head)),
            null);
      }
      checkEntries(file, name);
    } catch (ZipException e) {
      throw invalid(
          String.format(
              "%s is truncated or damaged: its %d bytes start as an archive and do not end as one"
                  + " (%s); copy it again",
              name, file.toFile().length(), e.getMessage()),
          e);
    } catch (IOException e) {
      throw invalid(name + " cannot be read: " + e, e);
    }
  }

  private static void checkEntries(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> entries = zip.stream().map(ZipEntry::getName).toList();
      boolean data = entries.stream().anyMatch(entry -> entry.endsWith("/data.pkl"));
      boolean constants = entries.stream().anyMatch(entry -> entry.endsWith("/constants.pkl"));
      if (data && constants) {
        return;
      }
      throw invalid(
          data
              ? name + " has weights and no code, as torch.save writes; use torch.jit.save"
              : name
                  + " is an archive, but not of TorchScript: it holds "
                  + entries.stream().limit(3).toList()
                  + (entries.size() > 3 ? " and " + (entries.size() - 3) + " more" : "")
                  + "; export the model with torch.jit.save",
          null);
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SHOWN);
    }
  }

  private static int magic(byte[] head) {
    return head[0] << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
  }

  private static ScoringFailure invalid(String message, Throwable cause) {
    return new ScoringFailure(FailureReason.MODEL_INVALID, message, cause);
  }
}
