package dev.scoring.cli.term;

import dev.scoring.contract.progress.Progress;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Shows how far a run is: a bar redrawn four times a second on a terminal, a line every ten seconds
 * elsewhere. Thread-safe. Closing takes the bar away.
 */
public final class ProgressDisplay implements AutoCloseable {
  /** Columns left free at the right, where the terminal echoes ^C. */
  private static final int MARGIN = 2;

  private static final long REDRAW_MILLIS = 250;
  private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Terminal terminal;
  private final StatusLine line;
  private final PrintStream err;
  private final IntSupplier width;
  private final LongSupplier nanos;
  private final ProgressFrame frame;
  private final long start;
  private Progress progress;
  private long lastLine;
  private boolean closed;

  private ProgressDisplay(Console console, String work, LongSupplier nanos) {
    this.terminal = console.terminal();
    this.line = console.statusLine();
    this.err = console.err();
    this.width = console.width();
    this.nanos = nanos;
    this.frame = new ProgressFrame(terminal, work);
    this.start = nanos.getAsLong();
    this.lastLine = start;
  }

  /**
   * Starts showing, with a thread of its own.
   *
   * @param work what is being done while rows are counted, as in {@code Scoring}
   */
  public static ProgressDisplay start(Console console, String work) {
    ProgressDisplay display = new ProgressDisplay(console, work, System::nanoTime);
    Thread ticker = new Thread(display::tickUntilClosed, "progress");
    ticker.setDaemon(true);
    ticker.start();
    return display;
  }

  /** A display that is redrawn only by {@link #tick()}. */
  static ProgressDisplay ticked(Console console, String work, LongSupplier nanos) {
    return new ProgressDisplay(console, work, nanos);
  }

  /** Takes the newest state; it is shown at the next tick. */
  public synchronized void show(Progress newest) {
    progress = newest;
  }

  /** Prints a sentence above the bar. */
  public synchronized void say(String sentence) {
    err.println(sentence);
    err.flush();
  }

  /** Draws, or prints the line that is due. */
  synchronized void tick() {
    if (closed || progress == null) {
      return;
    }
    long now = nanos.getAsLong();
    double elapsed = (now - start) / 1e9;
    if (terminal.live() == Terminal.Live.REDRAWN) {
      line.draw(frame.render(progress, elapsed, width.getAsInt() - MARGIN));
    } else if (now - lastLine >= LINE_NANOS) {
      lastLine = now;
      say(frame.sentence(progress, elapsed));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    if (terminal.live() == Terminal.Live.REDRAWN) {
      line.clear();
    }
  }

  private synchronized void tickUntilClosed() {
    try {
      while (!closed) {
        tick();
        wait(REDRAW_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
