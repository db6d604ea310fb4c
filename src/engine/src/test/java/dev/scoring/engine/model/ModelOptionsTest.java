package dev.scoring.engine.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelOptionsTest {

  @ParameterizedTest(name = "intraOp {0}, interOp {1} on {2} cores")
  @CsvSource({
    "3, 1, 2, 'threads.intraOp is 3; this process owns 2 cores, so choose from 1 to 2.'",
    "0, 1, 2, 'threads.intraOp is 0; this process owns 2 cores, so choose from 1 to 2.'",
    "1, 2, 1, 'threads.interOp is 2; this process owns 1 core, so choose from 1 to 1.'",
    "1, 1, 0, 'cores is 0; a process owns at least 1 core.'"
  })
  void threadsThatTheProcessDoesNotOwnAreRefused(
      int intraOp, int interOp, int cores, String sentence) {
    ModelOptions options =
        new ModelOptions(DeviceRequest.CPU, intraOp, interOp, Precision.FLOAT32, cores);

    assertThatThrownBy(options::check)
        .isInstanceOf(ScoringFailure.class)
        .hasMessage(sentence)
        .hasFieldOrPropertyWithValue("reason.id", "SpecInvalid");
  }

  @Test
  void halfPrecisionIsRefusedRatherThanIgnored() {
    ModelOptions options = new ModelOptions(DeviceRequest.GPU, 1, 1, Precision.FLOAT16, 4);

    assertThatThrownBy(options::check)
        .isInstanceOf(ScoringFailure.class)
        .hasMessageStartingWith("policy.precision is Float16, which the engine cannot convert");
  }

  @Test
  void allCoresMayBeUsedByOneOperator() {
    assertThatCode(new ModelOptions(DeviceRequest.CPU, 4, 4, Precision.FLOAT32, 4)::check)
        .doesNotThrowAnyException();
  }
}
