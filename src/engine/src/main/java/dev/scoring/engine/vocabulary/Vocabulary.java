package dev.scoring.engine.vocabulary;

/**
 * A set of tokens, each with the index of its line, in three arrays: no object for a token. Slots
 * hold 32 bits of a token's hash beside the place of its record, so that a miss costs one cache
 * line and a hit two. Immutable and thread-safe.
 */
public final class Vocabulary implements TokenIndex {
  /** In front of a record's bytes: its index and its length. */
  static final int HEADER = 2 * Integer.BYTES;

  /** Tokens of up to so many bytes are handled as two words. */
  static final int SHORT = 2 * Long.BYTES;

  private static final long MIX1 = 0x9E3779B97F4A7C15L;
  private static final long MIX2 = 0xD6E8FEB86659FD93L;
  private static final long LOW = 0xFFFFFFFFL;

  /** Records: index, length, bytes; starts at 4-byte steps; 16 bytes of slack at the end. */
  private final byte[] records;

  /** High half: the low half of the hash; low half: 1 + the record's place / 4; 0 is free. */
  private final long[] slots;

  private final int size;

  Vocabulary(byte[] records, long[] slots, int size) {
    this.records = records;
    this.slots = slots;
    this.size = size;
  }

  @Override
  public int size() {
    return size;
  }

  /** Heap bytes of one token on average, all arrays counted. */
  public double bytesPerEntry() {
    return (records.length + (double) Long.BYTES * slots.length) / Math.max(1, size);
  }

  @Override
  public int find(byte[] bytes, int offset, int length) {
    return probe(bytes, offset, length, hash(bytes, offset, length));
  }

  @Override
  public void findAll(byte[] bytes, int[] offsets, int[] lengths, int count, int[] into) {
    for (int i = 0; i < count; i++) {
      int offset = offsets[i];
      int length = lengths[i];
      // Two words, masked and not looped over: the lengths of tokens cannot be predicted.
      into[i] =
          length <= SHORT && offset + SHORT <= bytes.length
              ? findShort(
                  Bytes.head(bytes, offset, length), Bytes.rest(bytes, offset, length), length)
              : find(bytes, offset, length);
    }
  }

  private int findShort(long head, long rest, int length) {
    long hash = hash(head, rest, length);
    int at = home(hash, slots.length);
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      if ((slot ^ hash << Integer.SIZE) >>> Integer.SIZE == 0) {
        int place = place(slot);
        int record = place + HEADER;
        long difference =
            (Bytes.intAt(records, place + Integer.BYTES) ^ length)
                | (Bytes.head(records, record, length) ^ head)
                | (Bytes.rest(records, record, length) ^ rest);
        if (difference == 0) {
          return Bytes.intAt(records, place);
        }
      }
      at = next(at, slots.length);
    }
    return NONE;
  }

  /** The record's place, or -1. */
  int place(byte[] bytes, int offset, int length) {
    long hash = hash(bytes, offset, length);
    int at = home(hash, slots.length);
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      if ((slot ^ hash << Integer.SIZE) >>> Integer.SIZE == 0
          && equal(place(slot), bytes, offset, length)) {
        return place(slot);
      }
      at = next(at, slots.length);
    }
    return NONE;
  }

  private int probe(byte[] bytes, int offset, int length, long hash) {
    int at = home(hash, slots.length);
    for (long slot = slots[at]; slot != 0; slot = slots[at]) {
      if ((slot ^ hash << Integer.SIZE) >>> Integer.SIZE == 0
          && equal(place(slot), bytes, offset, length)) {
        return Bytes.intAt(records, place(slot));
      }
      at = next(at, slots.length);
    }
    return NONE;
  }

  private boolean equal(int place, byte[] bytes, int offset, int length) {
    if (Bytes.intAt(records, place + Integer.BYTES) != length) {
      return false;
    }
    int record = place + HEADER;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      if (Bytes.longAt(records, record + i) != Bytes.longAt(bytes, offset + i)) {
        return false;
      }
    }
    return Bytes.tail(records, record + i, length - i) == Bytes.tail(bytes, offset + i, length - i);
  }

  static long slot(long hash, int place) {
    return hash << Integer.SIZE | (place / Integer.BYTES + 1L);
  }

  static int place(long slot) {
    return (int) ((slot & LOW) - 1) * Integer.BYTES;
  }

  /** The first slot to look at: the hash's high half, scaled. */
  static int home(long hash, int slots) {
    return (int) (((hash >>> Integer.SIZE) * slots) >>> Integer.SIZE);
  }

  static int next(int at, int slots) {
    return at + 1 == slots ? 0 : at + 1;
  }

  static long hash(byte[] bytes, int offset, int length) {
    if (length <= SHORT) {
      int head = Math.min(length, Long.BYTES);
      return hash(
          Bytes.tail(bytes, offset, head), Bytes.tail(bytes, offset + head, length - head), length);
    }
    long hash = length * MIX1;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = mix(hash ^ Bytes.longAt(bytes, offset + i), MIX1);
    }
    return mix(hash ^ Bytes.tail(bytes, offset + i, length - i), MIX2);
  }

  /** The hash of a token of at most {@link #SHORT} bytes, in two words. */
  private static long hash(long head, long rest, int length) {
    return mix(head ^ MIX1 ^ length, rest ^ MIX2);
  }

  private static long mix(long a, long b) {
    return Math.multiplyHigh(a, b) ^ a * b;
  }
}
