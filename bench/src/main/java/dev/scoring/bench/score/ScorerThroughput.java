package dev.scoring.bench.score;

import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.encode.BatchEncoder;
import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.engine.score.BatchScorer;
import dev.scoring.engine.score.ScorerStats;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Rows per CPU second of the bare forward pass, of the engine's forward pass over encoded tensors,
 * and of whole batches from columns to score arrays. The three take turns, so that a slower machine
 * slows them alike; trust the ratios.
 */
public final class ScorerThroughput {
  private static final int ROUNDS = 15;
  private static final long ROWS_A_ROUND = 1_500_000;

  private ScorerThroughput() {}

  /** Arguments: batch sizes; 256, 1024 and 4096 without. */
  public static void main(String[] args) {
    int[] sizes =
        args.length == 0
            ? new int[] {256, 1024, 4096}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    ModelBundle bundle = ModelBundle.open(Path.of("bench/bundles/dense64"));
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, ModelOptions.cpu(1))) {
      for (int size : sizes) {
        measure(lease, size);
      }
    }
  }

  private static void measure(ModelLease lease, int rows) {
    FloatColumns columns = FloatColumns.random(64, rows);
    try (BarePass bare = BarePass.open(lease.bundle().modelFile(), rows, 64);
        BatchEncoder encoder = BatchEncoder.create(lease.bundle(), rows);
        BatchScorer scorer = BatchScorer.open(lease, List.of(), rows)) {
      EncodedBatch encoded = encoder.encode(columns, 0, rows);
      List<Runnable> contenders =
          List.of(
              bare::run,
              () -> lease.forward(encoded, (output, values) -> {}),
              () -> scorer.score(columns, 0, rows));
      double[][] rates = new double[contenders.size()][ROUNDS];
      for (int round = -3; round < ROUNDS; round++) {
        for (int i = 0; i < contenders.size(); i++) {
          double rate = rowsPerCpuSecond(contenders.get(i), rows);
          if (round >= 0) {
            rates[i][round] = rate;
          }
        }
      }
      print(rows, rates, scorer.stats());
    }
  }

  private static double rowsPerCpuSecond(Runnable batch, int rows) {
    long batches = ROWS_A_ROUND / rows;
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (long i = 0; i < batches; i++) {
      batch.run();
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    return batches * rows * 1e9 / nanos;
  }

  private static void print(int rows, double[][] rates, ScorerStats stats) {
    double bare = median(rates[0]);
    double pass = median(rates[1]);
    double scorer = median(rates[2]);
    System.out.printf(
        "batch %5d: bare %,.0f rows per CPU second; engine pass %,.0f (%.2f of bare); scorer %,.0f"
            + " (%.2f of bare)%n",
        rows, bare, pass, pass / bare, scorer, scorer / bare);
    double all = stats.encodeNanos() + stats.forwardNanos() + stats.decodeNanos();
    System.out.printf(
        "             scorer's time: encode %.1f %%, forward %.1f %%, decode %.1f %%%n",
        100 * stats.encodeNanos() / all,
        100 * stats.forwardNanos() / all,
        100 * stats.decodeNanos() / all);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
