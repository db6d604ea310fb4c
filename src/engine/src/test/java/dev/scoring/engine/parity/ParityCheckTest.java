package dev.scoring.engine.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.report.ParityReport;
import dev.scoring.contract.spec.Tolerance;
import dev.scoring.engine.TestBundles;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityCheckTest {
  private static final Tolerance DEFAULT = Tolerance.defaults();

  @TempDir private Path folder;

  @Test
  void pythonsScoresAreReachedAtEveryBatchSize() {
    List<ParityReport> reports = run(TestBundles.mlp(folder), DEFAULT, 1, 7, 64);

    assertThat(reports).hasSize(1);
    ParityReport report = reports.get(0);
    assertThat(report.output()).isEqualTo("logits");
    assertThat(report.count()).isEqualTo(3 * 64 * 3);
    assertThat(report.passed()).isTrue();
    assertThat(report.max()).isLessThan(1e-6);
    assertThatCode(() -> ParityCheck.require(reports, DEFAULT)).doesNotThrowAnyException();
  }

  @Test
  void aBatchSizeAboveTheGoldenRowsScoresThemOnce() {
    assertThat(run(TestBundles.twoInputs(folder), DEFAULT, 64, 1024).get(0).count()).isEqualTo(64);
  }

  @Test
  void scoresThatAreFarOffEndTheRun() {
    ModelBundle bundle =
        TestBundles.mlp(
            folder,
            (row, golden) -> {
              if (row % 8 == 0) {
                ArrayNode logits = (ArrayNode) golden.get("outputs").get("logits");
                logits.set(1, DoubleNode.valueOf(logits.get(1).doubleValue() + 0.5));
              }
            });
    List<ParityReport> reports = run(bundle, DEFAULT, 16);

    assertThat(reports.get(0).passed()).isFalse();
    assertThatThrownBy(() -> ParityCheck.require(reports, DEFAULT))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.PARITY_FAILED)
        .hasMessageMatching(
            "The output 'logits' differs from the golden rows by 0\\.[45]\\d* at the 99th"
                + " percentile of 192 values \\(at most 0\\.5\\d*\\), more than policy\\.parity"
                + " allows \\(atol 1e-6, rtol 1e-5\\)\\.");
    assertThat(run(bundle, new Tolerance("0.51", "0"), 16).get(0).passed()).isTrue();
  }

  @Test
  void aGoldenRowThatCannotBeEncodedIsTheBundlesFault() {
    ModelBundle bundle =
        TestBundles.mlp(
            folder,
            (row, golden) -> {
              if (row == 40) {
                golden.withObjectProperty("inputs").putNull("b");
              }
            });

    assertThatThrownBy(() -> run(bundle, DEFAULT, 16))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.MODEL_INVALID)
        .hasMessageStartingWith("Golden row 40 (from 0) cannot be encoded: ");
  }

  @Test
  void aToleranceThatIsNoNumberIsRefused() {
    ModelBundle bundle = TestBundles.mlp(folder);

    assertThatThrownBy(() -> run(bundle, new Tolerance("tiny", null), 16))
        .isInstanceOf(ScoringFailure.class)
        .hasFieldOrPropertyWithValue("reason", FailureReason.SPEC_INVALID)
        .hasMessage(
            "policy.parity.atol is 'tiny'; it wants a decimal number of 0 or more, as in"
                + " \"1e-6\".");
    assertThatThrownBy(() -> run(bundle, new Tolerance(null, "-1"), 16))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageStartingWith("policy.parity.rtol is '-1'; ");
  }

  private static List<ParityReport> run(ModelBundle bundle, Tolerance tolerance, int... sizes) {
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, ModelOptions.cpu(2))) {
      return ParityCheck.run(bundle, lease, tolerance, sizes);
    }
  }
}
