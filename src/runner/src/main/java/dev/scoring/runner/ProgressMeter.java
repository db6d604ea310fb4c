package dev.scoring.runner;

import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.progress.Progress.Stage;
import dev.scoring.contract.report.RowBalance;
import dev.scoring.runner.plan.RunPlan;
import dev.scoring.runner.plan.Unit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Adds up how far scoring is: committed units exactly, running tasks by the rows that they last
 * told. Thread-safe.
 */
final class ProgressMeter {
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private record Seen(long nanos, long rows, double bytes) {}

  private final LongSupplier nanos;
  private final int unitsTotal;
  private final long bytesTotal;
  private final Map<Long, Long> running = new HashMap<>();
  private final Deque<Seen> window = new ArrayDeque<>();
  private int unitsDone;
  private long bytesDone;
  private RowBalance done = RowBalance.ZERO;
  private long rowsShown;
  private long bytesShown;

  ProgressMeter(RunPlan plan, LongSupplier nanos) {
    this.nanos = nanos;
    this.unitsTotal = plan.units().size();
    this.bytesTotal = plan.bytes();
  }

  /** A unit is committed, by this attempt or an earlier one. */
  synchronized void committed(Unit unit, RowBalance balance) {
    unitsDone++;
    bytesDone += unit.bytes();
    done = done.plus(balance);
  }

  /** A task has read so many rows. */
  synchronized void running(long task, long rows) {
    running.put(task, rows);
  }

  /** A task is over; its rows count once its unit is committed. */
  synchronized void ended(long task) {
    running.remove(task);
  }

  /** Forgets the pace so far; units of earlier attempts are no pace. */
  synchronized void begin() {
    window.clear();
    rowsShown = done.read();
    bytesShown = bytesDone;
    window.add(new Seen(nanos.getAsLong(), rowsShown, bytesShown));
  }

  /** The state now. Rows and bytes never go back. */
  synchronized Progress now(Stage stage) {
    long rowsRunning = running.values().stream().mapToLong(Long::longValue).sum();
    rowsShown = Math.max(rowsShown, done.read() + rowsRunning);
    bytesShown = Math.min(bytesTotal, Math.max(bytesShown, bytesDone + bytesOf(rowsRunning)));
    Seen now = new Seen(nanos.getAsLong(), rowsShown, bytesShown);
    window.add(now);
    while (window.size() > 2 && now.nanos() - window.peekFirst().nanos() > WINDOW_NANOS) {
      window.removeFirst();
    }
    Seen first = window.peekFirst();
    double seconds = (now.nanos() - first.nanos()) / 1e9;
    double rowsPerSecond = seconds > 0 ? (now.rows() - first.rows()) / seconds : 0;
    double bytesPerSecond = seconds > 0 ? (now.bytes() - first.bytes()) / seconds : 0;
    double remaining = bytesPerSecond > 0 ? (bytesTotal - bytesShown) / bytesPerSecond : -1;
    return new Progress(
        stage,
        unitsDone,
        unitsTotal,
        bytesShown,
        bytesTotal,
        rowsShown,
        done.scored(),
        done.rejected(),
        rowsPerSecond,
        remaining);
  }

  /** Running rows in bytes, at the size of the rows seen so far; 0 before the first unit. */
  private long bytesOf(long rows) {
    return done.read() == 0 ? 0 : (long) (rows * ((double) bytesDone / done.read()));
  }
}
