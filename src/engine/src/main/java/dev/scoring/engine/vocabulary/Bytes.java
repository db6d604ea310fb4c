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

  /** The {@code length} bytes, 0 to 7, as the low bytes of a word; the rest is 0. */
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
