package dev.scoring.engine.vocabulary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian words of byte arrays. */
final class Bytes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** By number of bytes: the mask of so many low bytes. */
  private static final long[] MASKS = new long[Long.BYTES + 1];

  static {
    for (int i = 1; i <= Long.BYTES; i++) {
      MASKS[i] = -1L >>> (Long.SIZE - Byte.SIZE * i);
    }
  }

  private Bytes() {}

  static long longAt(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  static int intAt(byte[] bytes, int index) {
    return (int) INT.get(bytes, index);
  }

  static void putInt(byte[] bytes, int index, int value) {
    INT.set(bytes, index, value);
  }

  /** The first of up to 16 bytes, as many as there are up to 8; the rest is 0. */
  static long head(byte[] bytes, int index, int length) {
    return longAt(bytes, index) & MASKS[Math.min(length, Long.BYTES)];
  }

  /** Those of up to 16 bytes that come after the eighth. */
  static long rest(byte[] bytes, int index, int length) {
    return longAt(bytes, index + Long.BYTES) & MASKS[Math.max(length - Long.BYTES, 0)];
  }

  /** The {@code length} bytes, 0 to 8, as the low bytes of a word; the rest is 0. */
  static long tail(byte[] bytes, int index, int length) {
    if (length == 0) {
      return 0;
    }
    if (index + Long.BYTES <= bytes.length) {
      return longAt(bytes, index) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (bytes[index + i] & 0xFF);
    }
    return word;
  }
}
