package dev.scoring.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.spec.BadRowAction;
import dev.scoring.contract.spec.BadRows;
import dev.scoring.contract.spec.Count;
import dev.scoring.contract.spec.DataFormat;
import dev.scoring.contract.spec.EmitSpec;
import dev.scoring.contract.spec.IfExists;
import dev.scoring.contract.spec.InputSpec;
import dev.scoring.contract.spec.ModelSpec;
import dev.scoring.contract.spec.OutputSpec;
import dev.scoring.contract.spec.PolicySpec;
import dev.scoring.contract.spec.Precision;
import dev.scoring.contract.spec.ScoringSpec;
import dev.scoring.contract.spec.ThreadsSpec;
import dev.scoring.runner.plan.RunIdentities.Places;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunIdentitiesTest {
  private static final Places PLACES = new Places("sha256:ab", List.of("file:/in"), "file:/out");
  private static final RunIdentity BASE = RunIdentities.of(spec("a > 1", null, null), PLACES);

  @Test
  void theIdIsStableOverReleases() {
    assertThat(BASE.fields())
        .containsEntry("input.filter", "\"a > 1\"")
        .containsEntry("input.uris", "[\"file:/in\"]")
        .containsEntry("output.format", "\"orc\"")
        .doesNotContainKey("input.schema");
    assertThat(BASE.runId()).isEqualTo("64a4310076c8b1f594066b1efcc64842");
  }

  @Test
  void threadsBatchSizeAndExistingOutputDoNotChangeTheId() {
    PolicySpec policy = new PolicySpec(Count.of(77), null, null, null, 5L);
    ThreadsSpec threads = new ThreadsSpec(Count.of(4), Count.auto());
    assertThat(RunIdentities.of(spec("a > 1", policy, threads), PLACES)).isEqualTo(BASE);
  }

  @Test
  void whatChangesTheOutputChangesTheIdAndIsNamed() {
    PolicySpec rejecting =
        new PolicySpec(null, new BadRows(BadRowAction.REJECT, "0.1", null), null, null, null);
    PolicySpec half = new PolicySpec(null, null, null, Precision.FLOAT16, null);
    Map<String, RunIdentity> others =
        Map.of(
            "input.filter", RunIdentities.of(spec("a > 2", null, null), PLACES),
            "policy.badRows", RunIdentities.of(spec("a > 1", rejecting, null), PLACES),
            "policy.precision", RunIdentities.of(spec("a > 1", half, null), PLACES),
            "model.digest", with(new Places("sha256:cd", PLACES.inputs(), PLACES.output())),
            "input.uris", with(new Places("sha256:ab", List.of("file:/in2"), "file:/out")),
            "output.uri", with(new Places("sha256:ab", List.of("file:/in"), "file:/out2")));
    others.forEach(
        (field, other) -> {
          assertThat(other.runId()).as(field).isNotEqualTo(BASE.runId());
          assertThat(BASE.differences(other)).containsExactly(field);
        });
  }

  private static RunIdentity with(Places places) {
    return RunIdentities.of(spec("a > 1", null, null), places);
  }

  private static ScoringSpec spec(String filter, PolicySpec policy, ThreadsSpec threads) {
    InputSpec input =
        new InputSpec(
            "in", null, DataFormat.PARQUET, null, Map.of("b", "2", "a", "1"), filter, List.of());
    OutputSpec output =
        new OutputSpec(
            "out",
            DataFormat.ORC,
            List.of("id"),
            null,
            null,
            new EmitSpec("score > 0"),
            threads == null ? IfExists.FAIL : IfExists.OVERWRITE,
            null,
            null,
            null,
            null,
            null);
    return new ScoringSpec(new ModelSpec("m", null), input, output, policy, threads);
  }
}
