package dev.scoring.cli.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.report.RunReport;
import dev.scoring.runner.RowSample;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  private static final RowSample SAMPLE =
      new RowSample(
          List.of("device_id", "score"),
          List.of(List.of("u17", "0.998"), List.of("u4", "0.971")),
          List.of(List.of("u99", "0.013")),
          "score");

  @Test
  void aPublishedRunIsToldWhole() {
    RunReport report =
        report(RunReport.Outcome.PUBLISHED, 999_996, 3, List.of("2 files came later."));

    assertThat(
            new RunSummary(
                    report, Optional.of(SAMPLE), List.of("spec.driver", "spec.executor.memory"))
                .lines())
        .containsExactly(
            """
            Scored 999,996 rows with car-buyers version 7.

            Rows
                 scored        999,996
              +  rejected            4  set aside with a reason
              +  filtered            0  dropped by input.filter
              +  suppressed          0  scored, dropped by output.emit
              =  read        1,000,000  every row has exactly one fate

            Where and how
              scores  file:///data/scores
                      8 files, 23.4 MB
              model   sha256:9f2c
              run     7d0c1f2a (3 of 8 units were committed by an earlier attempt)
              time    6.1 s starting, 1 min 30 s scoring, 0.3 s publishing
              speed   11,111 rows/s; scorer: 10% encode, 80% forward, 10% decode
                      batches of 256 rows, 1 PyTorch thread a task, 1 model load

            Parity with the training framework, absolute differences over the golden rows
              output  count     mean      std  p25      p50      p75      p99      max
              score     512  1.0e-08  2.0e-08    0  1.0e-09  3.0e-08  1.2e-07  2.4e-07  passed

            The largest by score
              device_id  score
              u17        0.998
              u4         0.971

            Some at random
              device_id  score
              u99        0.013

            warning: 2 files came later.
            not applied here, for a cluster only: spec.driver, spec.executor.memory"""
                .split("\n", -1));
  }

  @Test
  void aBalanceThatDoesNotHoldIsSaidLoudly() {
    RunReport report = report(RunReport.Outcome.PUBLISHED, 999_990, 0, List.of());

    assertThat(new RunSummary(report, Optional.empty(), List.of()).lines())
        .contains("  =  read        1,000,000  DOES NOT BALANCE: the parts add up to 999,994");
  }

  @Test
  void aFirstLookSaysThatNothingWasPublished() {
    RunReport report = report(RunReport.Outcome.PREVIEW, 999_996, 0, List.of());

    assertThat(new RunSummary(report, Optional.of(SAMPLE), List.of()).lines())
        .startsWith(
            "A first look at 1,000,000 rows with car-buyers version 7; nothing was published.")
        .noneMatch(line -> line.contains("file:///data/scores"));
  }

  @Test
  void anOutputThatIsThereAlreadyTakesNoTime() {
    RunReport report = report(RunReport.Outcome.ALREADY_PUBLISHED, 999_996, 0, List.of());

    assertThat(new RunSummary(report, Optional.empty(), List.of()).lines())
        .startsWith(
            "Nothing to do: this input is already scored with car-buyers version 7 at the output;"
                + " to score it again, choose another output, or use --fresh with ifExists:"
                + " Overwrite and publish: NonAtomic.")
        .noneMatch(line -> line.startsWith("  time"));
  }

  @Test
  void aWideRowKeepsTheColumnThatRanks() {
    List<String> columns = IntStream.range(0, 10).mapToObj(i -> "c" + i).toList();
    RowSample wide = new RowSample(columns, List.of(columns), List.of(), "c8");

    assertThat(
            new RunSummary(
                    report(RunReport.Outcome.PUBLISHED, 999_996, 0, List.of()),
                    Optional.of(wide),
                    List.of())
                .lines())
        .containsSubsequence("  c0  c1  c2  c3  c4  c5  c8", "  (3 more columns)");
  }

  @Test
  void aValueCanNeitherBreakTheTableNorSteerTheTerminal() {
    RowSample nasty =
        new RowSample(
            List.of("a"),
            List.of(List.of("x\ny\u001b[2J"), List.of("é".repeat(50))),
            List.of(),
            null);

    assertThat(
            new RunSummary(
                    report(RunReport.Outcome.PUBLISHED, 999_996, 0, List.of()),
                    Optional.of(nasty),
                    List.of())
                .lines())
        .containsSubsequence("The first rows", "  a", "  x y [2J", "  " + "é".repeat(37) + "...");
  }

  private static RunReport report(
      RunReport.Outcome outcome, long scored, int resumed, List<String> warnings) {
    return new RunReport(
        "7d0c1f2a",
        outcome,
        1_000_000,
        scored,
        4,
        0,
        0,
        8,
        resumed,
        new RunReport.OutputFiles("file:///data/scores", 8, 23_400_000),
        new RunReport.ModelIdentity("car-buyers", "7", "sha256:9f2c"),
        256,
        1,
        1,
        List.of(new ParityReport("score", 512, 1e-8, 2e-8, 0, 1e-9, 3e-8, 1.2e-7, 2.4e-7, true)),
        new RunReport.RunTiming(6.1, 90, 0.3, 5, 40, 5, 11_111),
        warnings);
  }
}
