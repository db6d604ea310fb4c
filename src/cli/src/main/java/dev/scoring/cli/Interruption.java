package dev.scoring.cli;

import dev.scoring.contract.failure.FailureReason;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the command's thread is interrupted and given some
 * seconds to stop its session, then the process ends with the exit code of {@code Interrupted}.
 * Thread-safe.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 15;

  /** Before the hook in which Spark stops its contexts. */
  private static final int FIRST = 1000;

  /** After every other hook, so that temporary folders are gone. */
  private static final int LAST = 0;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicBoolean armed;
  private volatile boolean asked;

  private Interruption(boolean armed) {
    this.armed = new AtomicBoolean(armed);
  }

  /** Interrupts from {@link #arm} on. */
  static Interruption bySignal() {
    return new Interruption(false);
  }

  /** Never interrupts: for a caller that outlives its commands. */
  static Interruption never() {
    return new Interruption(true);
  }

  /** Whether the user asked to stop. */
  boolean asked() {
    return asked;
  }

  /** From here on a signal interrupts {@code command}; arming twice is arming once. */
  void arm(Thread command, PrintStream err) {
    if (armed.getAndSet(true)) {
      return;
    }
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(() -> stop(command, err), FIRST, PATIENCE_SECONDS + 5, TimeUnit.SECONDS);
    hooks.addShutdownHook(this::halt, LAST);
  }

  /** The command is over: nothing is left to interrupt. */
  void finished() {
    finished.countDown();
  }

  private void stop(Thread command, PrintStream err) {
    if (finished.getCount() == 0) {
      return;
    }
    asked = true;
    err.println("stopping...");
    command.interrupt();
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        err.println("error: The run did not stop in time and was ended.");
        err.println("  " + FailureReason.INTERRUPTED.remedy());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void halt() {
    if (asked) {
      Runtime.getRuntime().halt(FailureReason.INTERRUPTED.exitCode());
    }
  }
}
