package dev.scoring.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.cli.error.Failure.Stop;
import dev.scoring.cli.error.FailureText.Detail;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.read.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  private final ScoringFailure badRow =
      new ScoringFailure(FailureReason.BAD_ROW, "part-0.parquet, row 17: age is null.");

  @Test
  void aFailureIsASentenceAndWhatToDo() {
    assertThat(FailureText.lines(Failure.of(badRow, Stop.NOT_ASKED), Detail.SENTENCES))
        .containsExactly(
            "error: part-0.parquet, row 17: age is null.",
            "  Correct the row, or set policy.badRows.action to Reject.",
            "  (BadRow, exit code 76)");
  }

  @Test
  void everyFindingHasItsLine() {
    FindingsException findings =
        new FindingsException(
            List.of(
                new Finding("spec.input.format", "'parqet' is not one of parquet, orc"),
                new Finding("spec.foo", "unknown field")));

    assertThat(FailureText.lines(Failure.of(findings, Stop.NOT_ASKED), Detail.SENTENCES))
        .containsExactly(
            "error: spec.input.format: 'parqet' is not one of parquet, orc",
            "error: spec.foo: unknown field",
            "  Correct the field that the message names.",
            "  (SpecInvalid, exit code 60)");
  }

  @Test
  void aFailureInsideOthersIsFound() {
    Exception wrapped = new IllegalStateException("task failed", new RuntimeException(badRow));

    assertThat(Failure.of(wrapped, Stop.NOT_ASKED).reason()).isEqualTo(FailureReason.BAD_ROW);
  }

  @Test
  void whatNobodyExpectedIsInternal() {
    Failure failure = Failure.of(new IllegalStateException("lost"), Stop.NOT_ASKED);

    assertThat(failure.reason()).isEqualTo(FailureReason.INTERNAL);
    assertThat(failure.sentences())
        .containsExactly(
            "An error that the program did not expect: java.lang.IllegalStateException: lost.");
  }

  @Test
  void aFullHeapIsOutOfMemory() {
    Failure failure =
        Failure.of(new RuntimeException(new OutOfMemoryError("Java heap space")), Stop.NOT_ASKED);

    assertThat(failure.reason()).isEqualTo(FailureReason.OUT_OF_MEMORY);
    assertThat(failure.sentences()).containsExactly("The Java heap is too small: Java heap space.");
  }

  @Test
  void afterCtrlCEverythingIsAnInterruption() {
    assertThat(FailureText.lines(Failure.of(badRow, Stop.ASKED), Detail.SENTENCES))
        .containsExactly(
            "error: The run was asked to stop.",
            "  Start it again; it resumes.",
            "  (Interrupted, exit code 93)");
  }

  @Test
  void theStackTraceComesOnlyWhenAskedFor() {
    assertThat(FailureText.lines(Failure.of(badRow, Stop.NOT_ASKED), Detail.STACK_TRACE))
        .anyMatch(line -> line.startsWith("\tat dev.scoring.cli.error.FailureTextTest"));
  }

  @Test
  void machinesGetFourFields() {
    assertThat(FailureText.json(Failure.of(badRow, Stop.NOT_ASKED)))
        .isEqualTo(
            new FailureText.FailureJson(
                "BadRow", "part-0.parquet, row 17: age is null.", false, 76));
  }
}
