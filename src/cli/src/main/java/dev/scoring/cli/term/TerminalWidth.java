package dev.scoring.cli.term;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Columns of the controlling terminal, asked of {@code stty} at most once a second, so that a
 * resized window is noticed. Not thread-safe.
 */
final class TerminalWidth implements IntSupplier {
  static final int DEFAULT = 80;
  private static final long TTL = TimeUnit.SECONDS.toNanos(1);

  private final IntSupplier ask;
  private final LongSupplier nanos;
  private int width;
  private long asked;

  TerminalWidth(IntSupplier ask, LongSupplier nanos) {
    this.ask = ask;
    this.nanos = nanos;
  }

  static TerminalWidth ofProcess() {
    return new TerminalWidth(TerminalWidth::stty, System::nanoTime);
  }

  @Override
  public int getAsInt() {
    long now = nanos.getAsLong();
    if (width == 0 || now - asked >= TTL) {
      asked = now;
      width = ask.getAsInt();
    }
    return width;
  }

  private static int stty() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return columns(answer);
    } catch (IOException e) {
      return DEFAULT;
    }
  }

  /** Reads {@code "rows columns"}; anything else, and a width of zero, is the default. */
  static int columns(String answer) {
    String[] words = answer.strip().split(" ", -1);
    if (words.length == 2 && words[1].matches("[1-9][0-9]{0,4}")) {
      return Integer.parseInt(words[1]);
    }
    return DEFAULT;
  }
}
