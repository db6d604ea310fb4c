package dev.scoring.contract.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureReasonTest {

  @Test
  void idsAndExitCodesAreUnique() {
    assertThat(Arrays.stream(FailureReason.values()).map(FailureReason::id))
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(FailureReason.values()).map(FailureReason::exitCode))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void exitCodesAreClearOfThoseOfOthers(FailureReason reason) {
    assertThat(reason.exitCode())
        .as("0, Java's and the shell's 1, picocli's 2, Spark's 11, 50 to 58, 101, 124, shells'")
        .isNotIn(0, 1, 2, 11, 101, 124)
        .isNotIn(IntStream.rangeClosed(50, 58).boxed().toList())
        .isBetween(3, 125);
  }

  @ParameterizedTest
  @EnumSource
  void eachSaysWhatHappenedAndWhatToDoInSentences(FailureReason reason) {
    assertThat(reason.id()).matches("([A-Z][a-z]+)+").hasSizeLessThanOrEqualTo(40);
    assertThat(reason.cause()).matches("[A-Z].+\\.");
    assertThat(reason.remedy()).matches("[A-Z].+\\.");
  }

  @Test
  void aFailureKeepsItsReasonAndSentence() {
    ScoringFailure failure =
        new ScoringFailure(FailureReason.INPUT_EMPTY, "spec.input.uri: 'x' has no data file");

    assertThat(failure)
        .hasMessage("spec.input.uri: 'x' has no data file")
        .extracting(ScoringFailure::reason)
        .isEqualTo(FailureReason.INPUT_EMPTY);
  }
}
