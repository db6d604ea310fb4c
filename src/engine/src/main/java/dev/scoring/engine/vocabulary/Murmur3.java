package dev.scoring.engine.vocabulary;

/** MurmurHash3 by Austin Appleby, the x86 variant of 32 bits. */
final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  static int hash32(byte[] bytes, int offset, int length, int seed) {
    int hash = seed;
    int blocksEnd = offset + (length & ~3);
    for (int i = offset; i < blocksEnd; i += Integer.BYTES) {
      hash = Integer.rotateLeft(hash ^ scramble(Bytes.intAt(bytes, i)), 13) * 5 + 0xe6546b64;
    }
    hash ^= scramble((int) Bytes.tail(bytes, blocksEnd, length & 3));
    return finish(hash ^ length);
  }

  private static int scramble(int block) {
    return Integer.rotateLeft(block * C1, 15) * C2;
  }

  private static int finish(int hash) {
    int h = hash;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
