package dev.scoring.engine.vocabulary;

/**
 * Hashes tokens: the unsigned 32-bit MurmurHash3 (x86_32, seed 0) of the UTF-8 bytes, modulo the
 * number of buckets.
 *
 * @param size how many buckets, at least 1
 */
public record HashBuckets(int size) implements TokenIndex {

  public HashBuckets {
    if (size < 1) {
      throw new IllegalArgumentException(size + " buckets");
    }
  }

  @Override
  public int find(byte[] bytes, int offset, int length) {
    return Integer.remainderUnsigned(Murmur3.hash32(bytes, offset, length, 0), size);
  }

  @Override
  public void findAll(byte[] bytes, int[] offsets, int[] lengths, int count, int[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = find(bytes, offsets[i], lengths[i]);
    }
  }
}
