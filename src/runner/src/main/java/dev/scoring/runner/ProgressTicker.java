package dev.scoring.runner;

import dev.scoring.contract.progress.Progress;
import dev.scoring.contract.progress.Progress.Stage;
import java.util.function.Supplier;

/** Tells a listener the progress four times a second until it is closed, on a thread of its own. */
final class ProgressTicker implements AutoCloseable {
  private static final long PERIOD_MILLIS = 250;

  private final Reporter reporter;
  private final ProgressMeter meter;
  private final Thread thread;
  private volatile boolean stopped;

  private ProgressTicker(Reporter reporter, ProgressMeter meter) {
    this.reporter = reporter;
    this.meter = meter;
    this.thread = new Thread(this::tick, "scoring-progress");
    this.thread.setDaemon(true);
  }

  static ProgressTicker start(Reporter reporter, ProgressMeter meter) {
    ProgressTicker ticker = new ProgressTicker(reporter, meter);
    ticker.thread.start();
    return ticker;
  }

  private void tick() {
    Supplier<Progress> now = () -> meter.now(Stage.SCORING);
    while (!stopped) {
      reporter.progress(now.get());
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Waits for a call in progress, so that none comes after this returns. */
  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
