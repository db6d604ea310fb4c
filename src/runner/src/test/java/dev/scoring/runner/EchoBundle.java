package dev.scoring.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A bundle whose only score is the column {@code amount}. */
final class EchoBundle {
  private static final Path MODELS = Path.of("../engine/src/test/models");

  private EchoBundle() {}

  /** Writes it, with three golden rows. */
  static Path write(Path folder) throws IOException {
    return write(folder, "missing: reject", 0);
  }

  /**
   * Writes it.
   *
   * @param missing the input's policy for nulls
   * @param error what is added to the golden scores
   */
  static Path write(Path folder, String missing, double error) throws IOException {
    Files.createDirectories(folder);
    Files.copy(MODELS.resolve("echo.pt"), folder.resolve("model.pt"));
    Files.writeString(
        folder.resolve("model.yaml"),
        """
        name: echo
        version: "1"
        engine: PyTorch
        file: model.pt
        inputs:
          - {name: x, dtype: float32, shape: [], from: {column: amount, %s}}
        outputs:
          - {name: score, dtype: float32, shape: []}
        golden: golden.jsonl
        """
            .formatted(missing));
    StringBuilder golden = new StringBuilder();
    for (double amount : new double[] {0.5, -2, 3.25}) {
      golden.append(
          String.format(
              Locale.ROOT,
              "{\"inputs\": {\"amount\": %s}, \"outputs\": {\"score\": %s}}%n",
              amount,
              amount + error));
    }
    Files.writeString(folder.resolve("golden.jsonl"), golden);
    return folder;
  }
}
