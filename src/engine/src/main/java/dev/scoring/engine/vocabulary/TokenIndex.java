package dev.scoring.engine.vocabulary;

/** Gives a token its index. Immutable and thread-safe. */
public sealed interface TokenIndex permits Vocabulary, HashBuckets {

  /** What {@link #find} gives for a token that has no index. */
  int NONE = -1;

  /**
   * The token's index, from 0, or {@link #NONE}.
   *
   * @param bytes holds the token's UTF-8 bytes
   * @param offset where they start
   * @param length how many they are
   */
  int find(byte[] bytes, int offset, int length);

  /**
   * Finds the index of several tokens that lie in one array.
   *
   * @param offsets where each starts
   * @param lengths how many bytes each has
   * @param count how many tokens
   * @param into gets the indices, {@link #NONE} for a token that has none
   */
  void findAll(byte[] bytes, int[] offsets, int[] lengths, int count, int[] into);

  /** How many indices there are. */
  int size();
}
