package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Count;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.MetadataColumns;
import dev.scoring.contract.spec.ScoreColumn;
import dev.scoring.runner.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each bad input gets: its reason, its sentence, and no output. */
class BadInputTest {
  /** Makes a request bad. */
  private interface Change {
    void apply(Requests request, Path folder) throws IOException;
  }

  private static SparkSession spark;
  @TempDir private static Path shared;
  @TempDir private Path folder;

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
  @MethodSource({"models", "inputs", "outputs", "settings"})
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

  private static Stream<Arguments> models() {
    return Stream.of(
        bad(
            "a bundle that is not there",
            (r, f) -> r.model(f.resolve("none").toString()),
            FailureReason.MODEL_NOT_FOUND,
            "spec.model.uri: there is no bundle at '"),
        bad(
            "a missing model file",
            (r, f) -> r.model(without(f)),
            FailureReason.MODEL_INVALID,
            "model.pt"),
        bad(
            "an empty model file",
            (r, f) -> r.model(with(f, new byte[0])),
            FailureReason.MODEL_INVALID,
            "model.pt"),
        bad(
            "a foreign model file",
            (r, f) ->
                r.model(with(f, "not a model".getBytes(java.nio.charset.StandardCharsets.UTF_8))),
            FailureReason.MODEL_INVALID,
            "model.pt"),
        bad(
            "a truncated model file",
            (r, f) -> r.model(truncated(f)),
            FailureReason.MODEL_INVALID,
            "model.pt"),
        bad(
            "a model that takes other inputs",
            (r, f) ->
                r.model(
                    with(
                        f, Files.readAllBytes(Path.of("../engine/src/test/models/two_inputs.pt")))),
            FailureReason.SIGNATURE_MISMATCH,
            "input"),
        bad(
            "another engine",
            (r, f) -> r.model(edited(f, "PyTorch", "TensorFlow")),
            FailureReason.ENGINE_UNSUPPORTED,
            "TensorFlow"),
        bad(
            "another digest",
            (r, f) -> r.digest("sha256:" + "0".repeat(64)),
            FailureReason.MODEL_DIGEST_MISMATCH,
            "spec.model.digest: the bundle at '"),
        bad(
            "golden rows that do not agree",
            (r, f) -> r.model(EchoBundle.write(f.resolve("m"), "missing: reject", 0.01).toString()),
            FailureReason.PARITY_FAILED,
            "score"));
  }

  private static Stream<Arguments> inputs() {
    return Stream.of(
        bad(
            "input that is not there",
            (r, f) -> r.input(f.resolve("none").toString()),
            FailureReason.INPUT_NOT_FOUND,
            "spec.input.uri: nothing is at '"),
        bad(
            "input without files",
            (r, f) -> r.input(Files.createDirectories(f.resolve("empty")).toString()),
            FailureReason.INPUT_EMPTY,
            "spec.input.uri: there is no data file in "),
        bad(
            "input of another format",
            (r, f) -> r.format(DataFormat.ORC),
            FailureReason.INPUT_UNREADABLE,
            " is a file of format parquet, but spec.input.format is orc"),
        bad(
            "a truncated file",
            (r, f) -> r.input(damaged(f, 0, Damage.CUT)),
            FailureReason.INPUT_UNREADABLE,
            "part-00000"),
        bad(
            "one corrupt file among many",
            (r, f) -> r.input(damaged(f, 2, Damage.GARBAGE)),
            FailureReason.INPUT_UNREADABLE,
            "part-00002"),
        bad(
            "one file without bytes among many",
            (r, f) -> r.input(damaged(f, 2, Damage.EMPTY)),
            FailureReason.INPUT_UNREADABLE,
            "is empty (0 bytes), which no parquet file is"),
        bad(
            "a missing column",
            (r, f) -> r.model(edited(f, "amount", "amuont")),
            FailureReason.INPUT_SCHEMA,
            "amuont"),
        bad(
            "a column of the wrong type",
            (r, f) -> r.model(edited(f, "column: amount", "column: text")),
            FailureReason.INPUT_SCHEMA,
            "text"),
        bad(
            "a null where it is rejected",
            (r, f) -> r.model(edited(f, "column: amount", "column: gap")),
            FailureReason.BAD_ROW,
            "gap"));
  }

  private static Stream<Arguments> outputs() {
    return Stream.of(
        bad(
            "two columns of one name",
            (r, f) -> r.scores(new ScoreColumn("ID", "score", null, null, null, null)),
            FailureReason.OUTPUT_COLUMNS,
            "'ID' is the name of output.columns[0] already"),
        bad(
            "a metadata column of a score's name",
            (r, f) -> r.metadata(new MetadataColumns("score", null, null, null)),
            FailureReason.OUTPUT_COLUMNS,
            "two output columns are named score"),
        bad(
            "a carried column that is not there",
            (r, f) -> r.columns("id", "nothing"),
            FailureReason.OUTPUT_COLUMNS,
            "spec.output.columns[1]: the input has no column 'nothing'; it has id, amount"),
        bad(
            "an output below a file",
            (r, f) -> r.output(Files.writeString(f.resolve("file"), "x") + "/out"),
            FailureReason.OUTPUT_UNWRITABLE,
            "spec.output.uri: "),
        bad(
            "a codec that does not exist",
            (r, f) -> r.compression("zstandard"),
            FailureReason.SPEC_INVALID,
            "zstandard"));
  }

  private static Stream<Arguments> settings() {
    return Stream.of(
        bad(
            "a batch size of 0",
            (r, f) -> r.batchSize(Count.of(0)),
            FailureReason.SPEC_INVALID,
            "spec.policy.batchSize: "),
        bad(
            "more threads than cores",
            (r, f) -> r.intraOp(64),
            FailureReason.SPEC_INVALID,
            "threads.intraOp"),
        bad(
            "a filter that does not parse",
            (r, f) -> r.filter("amount >"),
            FailureReason.FILTER_INVALID,
            "spec.input.filter: the predicate 'amount >' cannot be used: "),
        bad(
            "a filter on a column that is not there",
            (r, f) -> r.filter("amout > 1"),
            FailureReason.FILTER_INVALID,
            "amout"),
        bad(
            "a filter that depends on chance",
            (r, f) -> r.filter("rand() > 0.5"),
            FailureReason.FILTER_INVALID,
            "not deterministic"),
        bad(
            "an emit predicate on an input column",
            (r, f) -> r.emit("amount > 1"),
            FailureReason.FILTER_INVALID,
            "amount"),
        bad(
            "a reader option that loses rows",
            (r, f) -> r.options(Map.of("ignoreCorruptFiles", "true")),
            FailureReason.SPEC_INVALID,
            "spec.input.options.ignoreCorruptFiles: 'true' would lose rows uncounted"),
        bad(
            "fewer rows than declared",
            (r, f) -> r.minRows(41),
            FailureReason.TOO_FEW_ROWS,
            "spec.policy.minRows: the input has 40 rows, fewer than 41"));
  }

  @Test
  void everythingThatIsWrongIsFoundAtOnce() {
    RunRequest request =
        Requests.of(shared.resolve("model"), shared.resolve("input"), folder.resolve("out"))
            .columns("id", "nothing")
            .filter("amount >")
            .intraOp(64)
            .build();
    assertThat(ScoringRun.validate(spark, request))
        .extracting(finding -> finding.path())
        .contains("spec.output.columns[1]", "spec.input.filter")
        .hasSize(3);
    assertThat(
            ScoringRun.validate(
                spark,
                Requests.of(shared.resolve("model"), shared.resolve("input"), folder.resolve("out"))
                    .build()))
        .isEmpty();
  }

  private static Arguments bad(String name, Change change, FailureReason reason, String part) {
    return arguments(name, change, reason, part);
  }

  private static String[] visible(Path output) {
    String[] names = output.toFile().list();
    return names == null ? new String[0] : names;
  }

  private static String without(Path folder) throws IOException {
    Path bundle = EchoBundle.write(folder.resolve("m"));
    Files.delete(bundle.resolve("model.pt"));
    return bundle.toString();
  }

  private static String with(Path folder, byte[] model) throws IOException {
    Path bundle = EchoBundle.write(folder.resolve("m"));
    Files.write(bundle.resolve("model.pt"), model);
    return bundle.toString();
  }

  private static String truncated(Path folder) throws IOException {
    byte[] model = Files.readAllBytes(shared.resolve("model/model.pt"));
    return with(folder, Arrays.copyOf(model, model.length / 2));
  }

  /** A bundle whose files say something else. */
  private static String edited(Path folder, String from, String to) throws IOException {
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

  private enum Damage {
    CUT,
    GARBAGE,
    EMPTY
  }

  /** A copy of the input of which one file is damaged. */
  private static String damaged(Path folder, int index, Damage damage) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(shared.resolve("input"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("part-")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        boolean chosen = file.getFileName().toString().startsWith("part-0000" + index);
        Files.write(copy.resolve(file.getFileName()), chosen ? damage(bytes, damage) : bytes);
      }
    }
    return copy.toString();
  }

  private static byte[] damage(byte[] bytes, Damage damage) {
    return switch (damage) {
      case CUT -> Arrays.copyOf(bytes, bytes.length - 20);
      case EMPTY -> new byte[0];
      case GARBAGE -> {
        byte[] changed = bytes.clone();
        Arrays.fill(changed, 4, changed.length - 4, (byte) 7);
        yield changed;
      }
    };
  }
}
