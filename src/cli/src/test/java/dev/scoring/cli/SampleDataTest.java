package dev.scoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.term.Console;
import dev.scoring.cli.term.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleDataTest {
  private static final String MANIFEST =
      """
      apiVersion: scoring.dev/v1alpha1
      kind: ScoringJob
      metadata:
        name: job
        annotations: {scoring.dev/sample-data: %s, scoring.dev/sample-rows: "%s"}
      spec:
        model: {uri: bundle}
        input: {uri: data/my users, format: parquet}
        output: {uri: scores, format: parquet}
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theInputIsMadeOnceWhenItIsMissing() throws IOException {
    assertThat(run("car-buyers", "100")).isZero();

    Path data = folder.resolve("data/my users");
    assertThat(err()).startsWith("making 100 rows of sample data in " + data + "\n");
    FileTime made = Files.getLastModifiedTime(data);
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString())).contains("part-00000.parquet");
    }
    assertThat(run("car-buyers", "100")).isZero();
    assertThat(Files.getLastModifiedTime(data)).isEqualTo(made);
  }

  @Test
  void anotherGeneratorIsRefused() throws IOException {
    assertThat(run("cars", "100")).isEqualTo(60);
    assertThat(err())
        .startsWith(
            "error: metadata.annotations[scoring.dev/sample-data]: 'cars' is not car-buyers");
  }

  @Test
  void aNumberOfRowsThatIsNoneIsRefused() throws IOException {
    assertThat(run("car-buyers", "many")).isEqualTo(60);
    assertThat(err())
        .startsWith(
            "error: metadata.annotations[scoring.dev/sample-rows]: 'many' is not a number of rows");
  }

  private int run(String generator, String rows) throws IOException {
    Files.writeString(folder.resolve("job.yaml"), MANIFEST.formatted(generator, rows));
    Console console = Console.over(new ByteArrayOutputStream(), err, Terminal.plain(), () -> 80);
    CommandContext context =
        new CommandContext(
            console,
            new FakeScoring()::start,
            (location, digest, configuration) -> null,
            folder,
            Interruption.never());
    return CommandLines.of(context).execute("run", "job.yaml");
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
