package dev.scoring.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.contract.spec.Precision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunPlanJsonTest {
  private static final RunPlan PLAN = plan();

  @Test
  void aPlanComesBackAsItWasWritten() {
    assertThat(RunPlanJson.read(RunPlanJson.write(PLAN))).isEqualTo(PLAN);
  }

  @Test
  void aPlanOfAnotherVersionIsRefused() {
    String json = new String(RunPlanJson.write(PLAN), StandardCharsets.UTF_8);
    byte[] later = json.replace("\"version\":1", "\"version\":9").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> RunPlanJson.read(later))
        .isInstanceOf(ScoringFailure.class)
        .hasMessage(
            "The plan of the run to resume has version 9, and this program reads 1; start again"
                + " with --fresh.")
        .extracting(e -> ((ScoringFailure) e).reason())
        .isEqualTo(FailureReason.PLAN_MISMATCH);
  }

  @Test
  void aDamagedPlanIsRefused() {
    byte[] json = RunPlanJson.write(PLAN);
    byte[] half = Arrays.copyOf(json, json.length / 2);
    assertThatThrownBy(() -> RunPlanJson.read(half))
        .isInstanceOf(ScoringFailure.class)
        .hasMessageStartingWith("The plan of the run to resume cannot be read: ");
  }

  @Test
  void aChangedFileIsToldFromANewOne() {
    InputFile same = file("file:/in/a", 100, 5);
    InputFile touched = file("file:/in/b", 50, 8);
    InputFile added = file("file:/in/c", 10, 1);
    assertThat(InputSnapshot.compare(PLAN, List.of(same, touched, added)))
        .isEqualTo(new InputSnapshot.Difference(List.of("file:/in/b"), List.of("file:/in/c")));
    assertThat(InputSnapshot.compare(PLAN, List.of(same)).changed()).containsExactly("file:/in/b");
  }

  private static InputFile file(String path, long size, long modified) {
    return new InputFile(path, size, modified, null, InputFile.Splitting.BY_BYTES);
  }

  private static RunPlan plan() {
    RunIdentity identity =
        new RunIdentity(new TreeMap<>(Map.of("output.uri", "\"file:/out\"", "x", "[1]")));
    PinnedSettings pinned =
        new PinnedSettings(
            "{\"type\":\"struct\"}",
            "{}",
            "UTC",
            Instant.parse("2026-11-20T10:11:12.123456Z"),
            256,
            1,
            1,
            Precision.FLOAT32,
            "CPU",
            "0.1.0");
    List<Unit> units =
        List.of(
            new Unit(
                0, List.of(new FileSlice("file:/in/a", 0, 60, 100, 5, Arrays.asList("x", null)))),
            new Unit(
                1,
                List.of(
                    new FileSlice("file:/in/a", 60, 40, 100, 5, Arrays.asList("x", null)),
                    new FileSlice("file:/in/b", 0, 50, 50, 7, List.of("y", "z")))));
    return new RunPlan(
        RunPlan.VERSION, identity.runId(), identity, "file:/m", "sha256:ab", pinned, units);
  }
}
