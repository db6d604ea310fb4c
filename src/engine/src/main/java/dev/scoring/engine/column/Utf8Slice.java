package dev.scoring.engine.column;

import java.nio.charset.StandardCharsets;

/** A mutable window on bytes of UTF-8 text, reused from row to row. Not thread-safe. */
public final class Utf8Slice {
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;

  /** Moves the window; the array is not copied. */
  public void set(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** The array that the window lies in. */
  public byte[] bytes() {
    return bytes;
  }

  /** The window's first index. */
  public int offset() {
    return offset;
  }

  /** How many bytes the window has. */
  public int length() {
    return length;
  }

  /** A copy as text, for messages. */
  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
