package dev.scoring.engine.encode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** ASCII within UTF-8, eight bytes at a time. Arrays need slack behind the range. */
final class Ascii {
  static final int SLACK = 2 * Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW = 0x7F * ONES;
  private static final long HIGH = 0x8080808080808080L;

  private Ascii() {}

  static boolean isAscii(byte[] bytes, int start, int end) {
    long seen = 0;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      seen |= word(bytes, i);
    }
    for (; i < end; i++) {
      seen |= bytes[i];
    }
    return (seen & HIGH) == 0;
  }

  /** Lowers A to Z in place; other bytes, UTF-8 sequences too, stay. */
  static void lower(byte[] bytes, int start, int end) {
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      LONG.set(bytes, i, lower(word(bytes, i)));
    }
    for (; i < end; i++) {
      byte b = bytes[i];
      bytes[i] = b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }
  }

  private static long lower(long word) {
    long low = word & LOW;
    long aboveZ = low + (0x7F - 'Z') * ONES;
    long fromA = low + (0x80 - 'A') * ONES;
    long upper = (fromA ^ aboveZ) & HIGH & ~word;
    return word | upper >>> 2;
  }

  /** The high bit of each byte of the word at {@code index} that equals the pattern's. */
  static long matches(byte[] bytes, int index, long pattern) {
    long x = word(bytes, index) ^ pattern;
    return ~(((x & LOW) + LOW) | x | LOW);
  }

  /** A byte, eight times. */
  static long pattern(byte b) {
    return (b & 0xFF) * ONES;
  }

  static boolean isWhitespace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  private static long word(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }
}
