package dev.scoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scoring.cli.term.Console;
import dev.scoring.cli.term.Terminal;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import dev.scoring.engine.model.DeviceRequest;
import dev.scoring.runner.ExistingRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {
  private static final String MANIFEST =
      """
      apiVersion: scoring.dev/v1alpha1
      kind: ScoringJob
      metadata: {name: job}
      spec:
        model: {uri: bundle}
        input: {uri: data, format: parquet}
        output: {uri: scores, format: parquet}
        sparkConf: {spark.a: manifest, spark.b: manifest}
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeScoring scoring = new FakeScoring();
  private final PrintStream processOut = System.out;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.writeString(folder.resolve("job.yaml"), MANIFEST);
  }

  @AfterEach
  void restoreStreams() {
    System.setOut(processOut);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"run", "validate", "plan"})
  void aManifestThatAsksForGpusGetsNoOtherDeviceUnlessToldTo(String command) throws IOException {
    Files.writeString(folder.resolve("gpu.yaml"), MANIFEST + "  executor: {gpu: {count: 1}}\n");

    execute(command, "gpu.yaml");
    assertThat(scoring.asked().device()).isEqualTo(DeviceRequest.GPU);

    execute(command, "gpu.yaml", "--device", "cpu");
    assertThat(scoring.asked().device()).isEqualTo(DeviceRequest.CPU);
  }

  @Test
  void aRunPrintsItsSummaryAndEndsWithZero() {
    assertThat(execute("run", "job.yaml")).isZero();

    assertThat(out())
        .startsWith("Scored 7 rows with m version 1.\n")
        .contains("The largest by score", "warning: Something to know.");
    assertThat(err()).isEqualTo("a library prints to standard output\n");
    assertThat(scoring.closed()).isTrue();
  }

  @Test
  void jsonIsTheReportAndNothingElse() throws IOException {
    assertThat(execute("run", "job.yaml", "--json")).isZero();

    JsonNode report = new ObjectMapper().readTree(out());
    assertThat(out().lines()).hasSize(1);
    assertThat(report.get("rowsRead").asLong()).isEqualTo(10);
    assertThat(report.get("rowsScored").asLong()).isEqualTo(7);
    assertThat(report.get("rowsRejected").asLong()).isEqualTo(1);
    assertThat(report.get("rowsFiltered").asLong()).isEqualTo(2);
    assertThat(report.get("rowsSuppressed").asLong()).isZero();
    assertThat(err()).contains("a library prints to standard output");
  }

  @Test
  void jsonOfAFailureIsOneObjectToo() throws IOException {
    scoring.failsWith(new ScoringFailure(FailureReason.STORE_UNAVAILABLE, "No answer."));

    assertThat(execute("run", "job.yaml", "--json")).isEqualTo(85);
    assertThat(new ObjectMapper().readTree(out()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"reason":"StoreUnavailable","message":"No answer.",
                     "retryable":true,"exitCode":85}"""));
    assertThat(err()).contains("warning: Something to know.\n", "error: No answer.\n");
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void theExitCodeIsTheReasons(FailureReason reason) {
    scoring.failsWith(new ScoringFailure(reason, "It failed."));

    assertThat(execute("run", "job.yaml")).isEqualTo(reason.exitCode());
    assertThat(out()).isEmpty();
    assertThat(err())
        .endsWith(
            "error: It failed.\n  %s\n  (%s, exit code %d)\n"
                .formatted(reason.remedy(), reason.id(), reason.exitCode()));
    assertThat(scoring.closed()).isTrue();
  }

  @Test
  void theStackTraceNeedsVerbose() {
    scoring.failsWith(new IllegalStateException("lost"));

    assertThat(execute("run", "job.yaml")).isEqualTo(94);
    assertThat(err()).doesNotContain("\tat ");
    assertThat(execute("run", "job.yaml", "--verbose")).isEqualTo(94);
    assertThat(err()).contains("java.lang.IllegalStateException: lost\n\tat ");
  }

  @Test
  void everyOptionOfRunReachesTheRequest() {
    execute(
        "run",
        "job.yaml",
        "--limit",
        "20",
        "--fresh",
        "--device=GPU",
        "--cores=3",
        "--output",
        "other",
        "--conf",
        "spark.b=cli",
        "--conf",
        "spark.c=x=y");

    assertThat(scoring.asked().limit()).hasValue(20);
    assertThat(scoring.asked().existing()).isEqualTo(ExistingRun.FRESH);
    assertThat(scoring.asked().device()).isEqualTo(DeviceRequest.GPU);
    assertThat(scoring.asked().spec().output().uri()).isEqualTo("file://" + folder + "/other");
    assertThat(scoring.cores()).isEqualTo(3);
    assertThat(scoring.conf())
        .containsEntry("spark.a", "manifest")
        .containsEntry("spark.b", "cli")
        .containsEntry("spark.c", "x=y");
  }

  @Test
  void withoutOptionsARunResumesOnEveryProcessor() {
    execute("run", "job.yaml");

    assertThat(scoring.asked().limit()).isEmpty();
    assertThat(scoring.asked().existing()).isEqualTo(ExistingRun.RESUME);
    assertThat(scoring.asked().device()).isEqualTo(DeviceRequest.CPU);
    assertThat(scoring.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void validateSaysEverythingAtOnce() {
    scoring
        .finds(new Finding("spec.model.uri", "no bundle there"))
        .finds(new Finding("spec.input.filter", "unknown column 'agee'"));

    assertThat(execute("validate", "job.yaml")).isEqualTo(60);
    assertThat(err())
        .startsWith(
            """
            error: spec.model.uri: no bundle there
            error: spec.input.filter: unknown column 'agee'
            """);
  }

  @Test
  void aValidManifestIsCalledSo() {
    assertThat(execute("validate", "job.yaml")).isZero();
    assertThat(out()).isEqualTo("job.yaml: valid\n");
  }

  @Test
  void aPlanIsATable() {
    assertThat(execute("plan", "job.yaml")).isZero();
    assertThat(out())
        .isEqualTo(
            """
            run      7d0c1f2a
            reads    8 files, 23.4 MB
            columns  id, age
            units    4, the largest of 8.0 MB; 1 committed by an earlier attempt
            writes   id string
                     score float
            tasks    2 at a time
            batch    Auto rows
            threads  1 intra-op, 1 inter-op
            model    4.5 MB
            memory   about 1.2 GB for this process
            """);
  }

  @Test
  void aWrongCommandLineEndsWithTwo() {
    assertThat(execute("runn", "job.yaml")).isEqualTo(2);
    assertThat(execute("run")).isEqualTo(2);
    assertThat(execute("run", "job.yaml", "--limit", "0")).isEqualTo(2);
    assertThat(execute("run", "job.yaml", "--cores", "0")).isEqualTo(2);
    assertThat(execute("run", "job.yaml", "--device", "tpu")).isEqualTo(2);
    assertThat(execute("bundle")).isEqualTo(2);
    assertThat(execute()).isEqualTo(2);

    assertThat(out()).isEmpty();
    assertThat(err())
        .isEqualTo(
            """
            error: There is no 'runn'; did you mean 'run'?
              See 'scoring --help'.
            error: Missing required parameter: 'MANIFEST'
              See 'scoring run --help'.
            error: --limit is 0; give 1 or more.
              See 'scoring run --help'.
            error: --cores is 0; give 1 or more.
              See 'scoring run --help'.
            error: Invalid value for option '--device': expected one of [auto, cpu, gpu]\
             (case-insensitive) but was 'tpu'
              See 'scoring run --help'.
            error: Missing a subcommand: check or pack
              See 'scoring bundle --help'.
            error: Missing a command
              See 'scoring --help'.
            """);
  }

  @Test
  void anOutOfMemoryErrorHasItsReasonToo() {
    CommandContext context =
        context(
            (cores, conf) -> {
              throw new OutOfMemoryError("Java heap space");
            });

    assertThat(CommandLines.of(context).execute("plan", "job.yaml")).isEqualTo(88);
    assertThat(err()).startsWith("error: The Java heap is too small: Java heap space.\n");
  }

  @Test
  void completionIsAScript() {
    assertThat(execute("completion")).isZero();
    assertThat(out()).startsWith("#!/usr/bin/env bash").contains("--fresh", "parity", "validate");
  }

  private int execute(String... args) {
    return CommandLines.of(context(scoring::start)).execute(args);
  }

  private CommandContext context(CommandContext.Starter starter) {
    Console console = Console.over(out, err, Terminal.plain(), () -> 80);
    System.setOut(console.err());
    return new CommandContext(
        console,
        starter,
        (location, digest, configuration) -> {
          throw new ScoringFailure(FailureReason.MODEL_NOT_FOUND, "No bundle in this test.");
        },
        folder,
        Interruption.never());
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
