package dev.scoring.bench.vocabulary;

import dev.scoring.engine.vocabulary.Vocabulary;
import dev.scoring.engine.vocabulary.VocabularyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Lookups per CPU second in a vocabulary of a million tokens, drawn by Zipf's law and uniformly;
 * and heap bytes of one entry.
 */
public final class VocabularyLookup {
  private static final int ROW = 32;
  private static final int ROUNDS = 5;

  private VocabularyLookup() {}

  /** Arguments: entries, 1,000,000 without; tokens looked up in a round, 4,000,000 without. */
  public static void main(String[] args) throws IOException {
    int entries = args.length < 1 ? 1_000_000 : Integer.parseInt(args[0]);
    int draws = args.length < 2 ? 4_000_000 : Integer.parseInt(args[1]);
    byte[][] tokens = tokens(entries);
    Vocabulary vocabulary = load(tokens);
    System.out.printf(
        Locale.ROOT,
        "%,d entries, %.1f bytes of text each, %.1f bytes of heap each%n",
        entries,
        averageLength(tokens),
        vocabulary.bytesPerEntry());
    for (Draw draw : Draw.values()) {
      Batch batch = Batch.of(tokens, draw, draws);
      for (int round = 0; round < ROUNDS; round++) {
        long start = cpuNanos();
        long sum = batch.lookUp(vocabulary);
        double seconds = (cpuNanos() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%-8s %6.1f million tokens per CPU second (checksum %d)%n",
            draw,
            draws / seconds / 1e6,
            sum);
      }
    }
  }

  private enum Draw {
    ZIPF,
    UNIFORM;

    int next(Random random, int entries) {
      // The inverse of the distribution function of 1/x between 1 and the number of entries.
      return this == ZIPF
          ? Math.min(entries - 1, (int) Math.pow(entries, random.nextDouble()) - 1)
          : random.nextInt(entries);
    }
  }

  /** Tokens one behind the other, as the encoder has those of a row. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Batch(byte[][] bytes, int[][] offsets, int[][] lengths) {
    static Batch of(byte[][] tokens, Draw draw, int draws) {
      Random random = new Random(1);
      int rows = draws / ROW;
      Batch batch = new Batch(new byte[rows][], new int[rows][ROW], new int[rows][ROW]);
      for (int row = 0; row < rows; row++) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < ROW; i++) {
          byte[] token = tokens[draw.next(random, tokens.length)];
          batch.offsets[row][i] = line.size();
          batch.lengths[row][i] = token.length;
          line.writeBytes(token);
          line.write(',');
        }
        line.writeBytes(new byte[2 * Long.BYTES]);
        batch.bytes[row] = line.toByteArray();
      }
      return batch;
    }

    long lookUp(Vocabulary vocabulary) {
      int[] found = new int[ROW];
      long sum = 0;
      for (int row = 0; row < bytes.length; row++) {
        vocabulary.findAll(bytes[row], offsets[row], lengths[row], ROW, found);
        sum += found[row % ROW];
      }
      return sum;
    }
  }

  private static byte[][] tokens(int entries) {
    Random random = new Random(7);
    byte[][] tokens = new byte[entries][];
    for (int i = 0; i < entries; i++) {
      String vendor = Integer.toString(random.nextInt(1 << 20), 36);
      tokens[i] = (vendor + "." + Integer.toString(i, 36)).getBytes(StandardCharsets.US_ASCII);
    }
    return tokens;
  }

  private static Vocabulary load(byte[][] tokens) throws IOException {
    Path file = Files.createTempFile("vocabulary", ".txt");
    try {
      StringBuilder text = new StringBuilder();
      for (byte[] token : tokens) {
        text.append(new String(token, StandardCharsets.US_ASCII)).append('\n');
      }
      Files.writeString(file, text);
      return VocabularyFile.read(file, "the benchmark's vocabulary");
    } finally {
      Files.delete(file);
    }
  }

  /** CPU time, so that a busy machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double averageLength(byte[][] tokens) {
    long total = 0;
    for (byte[] token : tokens) {
      total += token.length;
    }
    return (double) total / tokens.length;
  }
}
