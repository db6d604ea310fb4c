package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a bad request gets: its reason, its sentence, and no output. A subclass gives the requests
 * in a static method {@code cases}.
 */
abstract class BadRequestCase {
  /** Makes a request bad. */
  interface Change {
    void apply(Requests request, Path folder) throws IOException;
  }

  static SparkSession spark;
  @TempDir static Path shared;
  @TempDir Path folder;

  @BeforeAll
  static void data() throws IOException {
    spark = Sessions.local(2, Map.of());
    EchoBundle.write(shared.resolve("model"));
    spark
        .sql(
            "SELECT id, CAST(id AS DOUBLE) AS amount, CONCAT('t', id) AS text,"
                + " IF(id = 7, NULL, CAST(id AS DOUBLE)) AS gap FROM range(0, 40, 1, 4)")
        .write()
        .parquet(shared.resolve("input").toString());
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void badInputEndsWithItsReasonBeforeAnyOutput(
      String name, Change change, FailureReason reason, String part) throws IOException {
    Path output = folder.resolve("out");
    Requests request = Requests.of(shared.resolve("model"), shared.resolve("input"), output);
    change.apply(request, folder);
    RunRequest built = request.build();
    assertThatThrownBy(() -> ScoringRun.execute(spark, built, RunListener.silent()))
        .as(name)
        .isInstanceOf(ScoringFailure.class)
        .hasMessageContaining(part)
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(reason);
    assertThat(output.resolve("_SUCCESS")).doesNotExist();
    assertThat(visible(output)).isEmpty();
    // A run that committed units keeps them for the next attempt.
    boolean committed = reason == FailureReason.TOO_FEW_ROWS;
    assertThat(Files.exists(folder.resolve("_scoring.out"))).isEqualTo(committed);
  }

  static Arguments bad(String name, Change change, FailureReason reason, String part) {
    return arguments(name, change, reason, part);
  }

  private static String[] visible(Path output) {
    String[] names = output.toFile().list();
    return names == null ? new String[0] : names;
  }

  /** A bundle whose files say something else. */
  static String edited(Path folder, String from, String to) throws IOException {
    Path bundle = EchoBundle.write(folder.resolve("m"));
    String column = to.startsWith("column: ") ? to.substring(8) : to;
    for (String name : new String[] {"model.yaml", "golden.jsonl"}) {
      String text = Files.readString(bundle.resolve(name));
      String edited = text.replace(from, to);
      boolean golden = name.equals("golden.jsonl");
      Files.writeString(
          bundle.resolve(name),
          golden ? edited.replace("\"amount\"", "\"" + column + "\"") : edited);
    }
    if (column.equals("text") || column.equals("TensorFlow")) {
      Files.delete(bundle.resolve("golden.jsonl"));
      String yaml = Files.readString(bundle.resolve("model.yaml"));
      Files.writeString(bundle.resolve("model.yaml"), yaml.replace("golden: golden.jsonl\n", ""));
    }
    return bundle.toString();
  }
}
