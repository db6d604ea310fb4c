package dev.scoring.engine.encode;

import dev.scoring.engine.bundle.Keep;
import dev.scoring.engine.bundle.Normalization;
import dev.scoring.engine.column.Utf8Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of one row, normalised, as windows on one array of bytes; refilled row by row without
 * an object for a token as long as it is ASCII. Not thread-safe.
 */
final class Tokens {
  private final byte[] separator;
  private final long separatorPattern;
  private final List<Normalization> steps;
  private final boolean trims;
  private final boolean lowers;
  private final int limit;
  private final boolean keepsLast;

  private byte[] bytes = new byte[256];
  private int used;
  private int[] starts = new int[64];
  private int[] lengths = new int[64];
  private int count;

  /**
   * Tokens of one input.
   *
   * @param separator between two tokens of a text; empty for none
   * @param limit most tokens of a row
   */
  Tokens(String separator, List<Normalization> steps, int limit, Keep keep) {
    this.separator = separator.getBytes(StandardCharsets.UTF_8);
    this.separatorPattern = this.separator.length == 1 ? Ascii.pattern(this.separator[0]) : 0;
    this.steps = steps;
    this.trims = steps.contains(Normalization.TRIM);
    this.lowers = steps.contains(Normalization.LOWERCASE);
    this.limit = limit;
    this.keepsLast = keep == Keep.LAST;
  }

  byte[] bytes() {
    return bytes;
  }

  int[] starts() {
    return starts;
  }

  int[] lengths() {
    return lengths;
  }

  int count() {
    return count;
  }

  /** A token as text, for messages. */
  String text(int token) {
    return new String(bytes, starts[token], lengths[token], StandardCharsets.UTF_8);
  }

  void clear() {
    used = 0;
    count = 0;
  }

  /** Whether more tokens would not be kept. */
  boolean isFull() {
    return count == limit && !keepsLast;
  }

  /** Adds a text's tokens. */
  void add(Utf8Slice text) {
    int start = append(text.bytes(), text.offset(), text.length());
    int end = used;
    boolean ascii = steps.isEmpty() || Ascii.isAscii(bytes, start, end);
    if (separator.length == 0) {
      token(start, end, ascii);
    } else if (separator.length == 1) {
      splitAtByte(start, end, ascii);
    } else {
      splitAtBytes(start, end, ascii);
    }
    if (ascii && lowers) {
      Ascii.lower(bytes, start, end);
    }
  }

  /** Adds a whole number as its decimal text. */
  void add(long number) {
    byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    int start = append(digits, 0, digits.length);
    token(start, used, true);
  }

  /** Drops the tokens in front of the last ones, when those are to be kept. */
  void shorten() {
    if (count > limit) {
      System.arraycopy(starts, count - limit, starts, 0, limit);
      System.arraycopy(lengths, count - limit, lengths, 0, limit);
      count = limit;
    }
  }

  private void splitAtByte(int start, int end, boolean ascii) {
    int from = start;
    for (int i = start; i < end; i += Long.BYTES) {
      long found = Ascii.matches(bytes, i, separatorPattern);
      while (found != 0) {
        int at = i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
        if (at >= end) {
          break;
        }
        token(from, at, ascii);
        if (isFull()) {
          return;
        }
        from = at + 1;
        found &= found - 1;
      }
    }
    token(from, end, ascii);
  }

  private void splitAtBytes(int start, int end, boolean ascii) {
    int from = start;
    for (int i = start; i + separator.length <= end; ) {
      if (Arrays.equals(bytes, i, i + separator.length, separator, 0, separator.length)) {
        token(from, i, ascii);
        if (isFull()) {
          return;
        }
        i += separator.length;
        from = i;
      } else {
        i++;
      }
    }
    token(from, end, ascii);
  }

  private void token(int from, int to, boolean ascii) {
    int start = from;
    int end = to;
    if (!ascii && !Ascii.isAscii(bytes, start, end)) {
      normalize(start, end);
      return;
    }
    if (trims) {
      while (start < end && Ascii.isWhitespace(bytes[start])) {
        start++;
      }
      while (end > start && Ascii.isWhitespace(bytes[end - 1])) {
        end--;
      }
    }
    if (!ascii && lowers) {
      Ascii.lower(bytes, start, end);
    }
    put(start, end - start);
  }

  private void normalize(int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    byte[] normal = TextNormalizer.normalize(text, steps).getBytes(StandardCharsets.UTF_8);
    put(append(normal, 0, normal.length), normal.length);
  }

  private void put(int start, int length) {
    if (length == 0) {
      return;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    starts[count] = start;
    lengths[count] = length;
    count++;
  }

  private int append(byte[] from, int offset, int length) {
    int start = used;
    if (start + length + Ascii.SLACK > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, start + length + Ascii.SLACK));
    }
    System.arraycopy(from, offset, bytes, start, length);
    used = start + length;
    return start;
  }
}
