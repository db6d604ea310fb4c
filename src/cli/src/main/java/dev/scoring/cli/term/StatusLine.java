package dev.scoring.cli.term;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error, shared by one line that is redrawn in place and by whatever else is printed
 * there: other output takes the line away first, and the next redraw brings it back below.
 * Thread-safe.
 */
public final class StatusLine extends OutputStream {
  private static final String CLEAR = "\r\u001b[K";

  private final OutputStream raw;
  private String shown = "";
  private boolean lineOpen;

  /** Writes through to {@code raw}, which is never closed. */
  public StatusLine(OutputStream raw) {
    this.raw = raw;
  }

  /** Shows {@code text}, without line ends, in place of what was shown; one write, no flicker. */
  synchronized void draw(String text) {
    if (lineOpen || text.equals(shown)) {
      return;
    }
    try {
      raw.write(("\r" + text + "\u001b[K").getBytes(StandardCharsets.UTF_8));
      raw.flush();
      shown = text;
    } catch (IOException e) {
      shown = "";
    }
  }

  /** Takes the line away. */
  synchronized void clear() {
    try {
      clearShown();
      raw.flush();
    } catch (IOException e) {
      shown = "";
    }
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    clearShown();
    raw.write(bytes, offset, length);
    lineOpen = bytes[offset + length - 1] != '\n';
  }

  @Override
  public synchronized void flush() throws IOException {
    raw.flush();
  }

  private void clearShown() throws IOException {
    if (!shown.isEmpty()) {
      shown = "";
      raw.write(CLEAR.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
