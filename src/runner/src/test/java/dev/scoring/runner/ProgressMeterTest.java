package dev.scoring.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.progress.Progress.Stage;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.contract.spec.Precision;
import dev.scoring.runner.plan.FileSlice;
import dev.scoring.runner.plan.PinnedSettings;
import dev.scoring.runner.plan.RunIdentity;
import dev.scoring.runner.plan.RunPlan;
import dev.scoring.runner.plan.Unit;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
  private static final List<Unit> UNITS = List.of(unit(0), unit(1), unit(2), unit(3));

  private long nanos;
  private final ProgressMeter meter = new ProgressMeter(plan(), () -> nanos);

  @Test
  void unitsOfEarlierAttemptsCountAsDoneButNotAsPace() {
    meter.committed(UNITS.get(0), rows(100));
    meter.begin();
    seconds(2);
    Progress still = meter.now(Stage.SCORING);
    assertThat(still.unitsDone()).isEqualTo(1);
    assertThat(still.percent()).isEqualTo(25);
    assertThat(still.rowsPerSecond()).isZero();
    assertThat(still.remainingSeconds()).isNegative();
    meter.committed(UNITS.get(1), rows(100));
    Progress moved = meter.now(Stage.SCORING);
    assertThat(moved.rowsPerSecond()).isEqualTo(50);
    assertThat(moved.remainingSeconds()).isCloseTo(4, within(0.01));
  }

  @Test
  void runningTasksCountByTheirRowsAndNothingGoesBack() {
    meter.begin();
    meter.committed(UNITS.get(0), rows(100));
    meter.running(7, 50);
    seconds(1);
    Progress before = meter.now(Stage.SCORING);
    assertThat(before.rowsRead()).isEqualTo(150);
    assertThat(before.bytesDone()).isEqualTo(1500);
    meter.ended(7);
    seconds(1);
    assertThat(meter.now(Stage.SCORING).rowsRead()).isEqualTo(150);
    meter.committed(UNITS.get(1), rows(100));
    assertThat(meter.now(Stage.SCORING).rowsRead()).isEqualTo(200);
  }

  @Test
  void theEndIsWhereAllBytesAreDone() {
    meter.begin();
    UNITS.forEach(unit -> meter.committed(unit, rows(100)));
    seconds(1);
    Progress end = meter.now(Stage.DONE);
    assertThat(end.percent()).isEqualTo(100);
    assertThat(end.remainingSeconds()).isZero();
  }

  private void seconds(int count) {
    nanos += TimeUnit.SECONDS.toNanos(count);
  }

  private static RowBalance rows(long count) {
    return new RowBalance(count, count, 0, 0, 0);
  }

  private static Unit unit(int index) {
    return new Unit(index, List.of(new FileSlice("f" + index, 0, 1000, 1000, 1, null)));
  }

  private static RunPlan plan() {
    PinnedSettings pinned =
        new PinnedSettings(
            "{}", "{}", "UTC", Instant.EPOCH, 1, 1, 1, Precision.FLOAT32, "CPU", "test");
    return new RunPlan(
        RunPlan.VERSION, "r", new RunIdentity(new TreeMap<>()), "m", "d", pinned, UNITS);
  }
}
