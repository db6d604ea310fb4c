package dev.scoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.cli.term.Console;
import dev.scoring.cli.term.Terminal;
import dev.scoring.runner.bundle.LocalBundles;
import dev.scoring.runner.local.LocalScoring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped example with few rows, from the command line to the scores. */
class EndToEndTest {
  private static final Path EXAMPLE = Path.of("../../examples/car-buyers");
  private static final int ROWS = 3000;

  @TempDir private static Path models;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A version of its own: a process keeps one folder for each bundle's content. */
  @BeforeAll
  static void copyBundle() throws IOException {
    Path from = EXAMPLE.resolve("bundle");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = models.resolve("bundle").resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Path descriptor = models.resolve("bundle/model.yaml");
    Files.writeString(
        descriptor,
        Files.readString(descriptor).replace("version: \"1\"", "version: \"end-to-end\""));
  }

  @BeforeEach
  void copyManifest() throws IOException {
    String manifest =
        Files.readString(EXAMPLE.resolve("scoringjob.yaml"))
            .replace("uri: bundle", "uri: " + models.resolve("bundle"))
            .replace("\"1000000\"", "\"" + ROWS + "\"");
    Files.writeString(folder.resolve("job.yaml"), manifest);
  }

  @Test
  void theExampleIsScoredOnceAndFoundScoredAfterwards() throws IOException {
    assertThat(execute("run", "job.yaml", "--cores", "2", "--json")).as(err()).isZero();
    JsonNode report = new ObjectMapper().readTree(out());
    assertThat(report.get("rowsRead").asLong()).isEqualTo(ROWS);
    assertThat(report.get("rowsScored").asLong()).isEqualTo(ROWS);
    assertThat(report.get("modelLoads").asInt()).isEqualTo(1);
    assertThat(report.get("parity").get(0).get("passed").asBoolean()).isTrue();
    assertThat(folder.resolve("scores/_SUCCESS")).exists();

    assertThat(execute("run", "job.yaml", "--cores", "2")).as(err()).isZero();
    assertThat(out())
        .startsWith(
            "Nothing to do: this input is already scored with car-buyers version end-to-end")
        .contains("=  read        3,000  every row has exactly one fate")
        .contains("not applied here, for a cluster only: spec.driver.cores");
  }

  @Test
  void aFirstLookShowsRowsAndPublishesNothing() {
    assertThat(execute("run", "job.yaml", "--limit", "20")).as(err()).isZero();

    assertThat(out()).startsWith("A first look at 20 rows").contains("device_id", "will_buy_car");
    assertThat(folder.resolve("scores")).doesNotExist();
  }

  @Test
  void aManifestIsHeldAgainstBundleAndInput() throws IOException {
    assertThat(execute("example", "data", "--rows", "100", "--output", "data/users")).isZero();
    assertThat(execute("validate", "job.yaml")).as(err()).isZero();
    assertThat(out()).isEqualTo("job.yaml: valid\n");
    assertThat(execute("plan", "job.yaml")).as(err()).isZero();
    assertThat(out()).contains("reads    4 files", "will_buy_car float");

    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job, Files.readString(job).replace("columns: [device_id]", "columns: [divice_id]"));
    assertThat(execute("validate", "job.yaml")).isEqualTo(60);
    assertThat(err()).contains("divice_id");
  }

  @Test
  void bundlesAreCheckedAndPackedWithoutSpark() {
    String bundle = models.resolve("bundle").toString();

    assertThat(execute("bundle", "pack", bundle, "-o", "car buyers.zip")).as(err()).isZero();
    assertThat(execute("bundle", "check", bundle)).as(err()).isZero();
    String ofFolder = out();
    assertThat(execute("bundle", "check", "car buyers.zip")).as(err()).isZero();
    assertThat(out()).isEqualTo(ofFolder).contains("will_buy_car", "passed");
    assertThat(execute("parity", "job.yaml")).as(err()).isZero();
    assertThat(out()).contains("p99");
  }

  private int execute(String... args) {
    out.reset();
    err.reset();
    CommandContext context =
        new CommandContext(
            Console.over(out, err, Terminal.plain(), () -> 80),
            LocalScoring::start,
            LocalBundles::resolve,
            folder,
            Interruption.never());
    return CommandLines.of(context).execute(args);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
