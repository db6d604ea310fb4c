package dev.scoring.cli;

import dev.scoring.cli.example.CarBuyersData;
import dev.scoring.cli.manifest.ManifestFile;
import dev.scoring.cli.text.Amounts;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.ScoringSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Input that the command makes when it is missing, as an annotation of a shipped example asks for.
 *
 * @param folder where the input belongs, a local folder
 * @param rows how many rows
 */
record SampleData(Path folder, long rows) {
  /** Names the generator: {@code car-buyers}. */
  static final String GENERATOR = "scoring.dev/sample-data";

  /** How many rows; {@value #DEFAULT_ROWS} when absent. */
  static final String ROWS = "scoring.dev/sample-rows";

  private static final long DEFAULT_ROWS = 1_000_000;
  private static final String CAR_BUYERS = "car-buyers";
  private static final String FILE_SCHEME = "file://";

  /** What the manifest asks for; empty when it asks for nothing or its input is not local. */
  static Optional<SampleData> of(ManifestFile manifest, ScoringSpec spec) {
    Map<String, String> annotations = manifest.manifest().metadata().annotations();
    String generator = annotations.get(GENERATOR);
    String location = spec.input().uri();
    if (generator == null || location == null || !location.startsWith(FILE_SCHEME)) {
      return Optional.empty();
    }
    if (!generator.equals(CAR_BUYERS)) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "metadata.annotations[%s]: '%s' is not %s".formatted(GENERATOR, generator, CAR_BUYERS));
    }
    Path folder = Path.of(location.substring(FILE_SCHEME.length()));
    return Optional.of(new SampleData(folder, rows(annotations.get(ROWS))));
  }

  private static long rows(String annotation) {
    if (annotation == null) {
      return DEFAULT_ROWS;
    }
    if (!annotation.matches("[1-9][0-9]{0,9}")) {
      throw new ScoringFailure(
          FailureReason.SPEC_INVALID,
          "metadata.annotations[%s]: '%s' is not a number of rows".formatted(ROWS, annotation));
    }
    return Long.parseLong(annotation);
  }

  /** Makes the data if nothing is there. */
  void makeIfMissing(CommandContext context) {
    if (Files.exists(folder)) {
      return;
    }
    context
        .console()
        .err()
        .println("making " + Amounts.count(rows, "row") + " of sample data in " + folder);
    new DataMaker(context)
        .make(
            new CarBuyersData.Order(
                folder.toUri(),
                rows,
                CarBuyersData.DEFAULT_SEED,
                CarBuyersData.filesFor(rows),
                DataFormat.PARQUET));
  }
}
