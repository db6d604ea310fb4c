package dev.scoring.runner.check;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.failure.ScoringFailure;
import dev.scoring.engine.bundle.GoldenRows;
import dev.scoring.engine.encode.BatchEncoder;
import dev.scoring.engine.encode.EncodedBatch;
import dev.scoring.engine.model.ModelLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses a batch size by trying some on the golden rows, on one thread: about a second in all. It
 * measures forward passes alone, which is where sizes differ.
 */
public final class BatchSizeMeasurement {
  /** Taken when the bundle has no golden rows to measure with. */
  public static final int UNMEASURED = 256;

  private static final Logger LOG = LoggerFactory.getLogger(BatchSizeMeasurement.class);
  private static final int[] SIZES = {64, 256, 1024, 4096};
  private static final long NANOS_PER_SIZE = 200_000_000L;
  private static final long TOO_SLOW_NANOS = 1_000_000_000L;

  /** A tensor of more is not tried: every task would hold as much outside the heap. */
  private static final long MOST_TENSOR_BYTES = 128L << 20;

  /** A larger batch has to be this much faster, for it holds memory and a tail longer. */
  private static final double WORTH_IT = 1.05;

  private BatchSizeMeasurement() {}

  /**
   * What was seen.
   *
   * @param batchSize rows of a pass
   * @param rowsPerSecond on one thread
   */
  public record Measured(int batchSize, double rowsPerSecond) {}

  /** The size to take. */
  public static int choose(ModelLease lease) {
    Optional<GoldenRows> golden = lease.bundle().golden();
    if (golden.isEmpty()) {
      LOG.info("batch size {}: no golden rows to measure with", UNMEASURED);
      return UNMEASURED;
    }
    List<Measured> measured = measure(lease, golden.get(), System::nanoTime);
    int best = best(measured);
    LOG.info("batch size {} of {}", best, table(measured));
    return best;
  }

  /** The smallest size that no larger one beats clearly. */
  static int best(List<Measured> measured) {
    Measured best = measured.get(0);
    for (Measured next : measured) {
      best = next.rowsPerSecond() > best.rowsPerSecond() * WORTH_IT ? next : best;
    }
    return best.batchSize();
  }

  private static List<Measured> measure(ModelLease lease, GoldenRows golden, LongSupplier nanos) {
    int rows = Math.min(golden.rows(), SIZES[SIZES.length - 1]);
    List<Measured> measured = new ArrayList<>();
    try (BatchEncoder encoder = BatchEncoder.create(lease.bundle(), rows)) {
      EncodedBatch encoded = encoder.encode(golden.inputs(), 0, rows);
      for (int size : SIZES) {
        if (tensorBytes(encoded, size) > MOST_TENSOR_BYTES) {
          break;
        }
        EncodedBatch batch = TiledBatch.of(encoded, size);
        Optional<Long> first = pass(lease, batch, nanos);
        if (first.isEmpty()) {
          break;
        }
        measured.add(new Measured(size, size * 1e9 / average(lease, batch, nanos)));
        if (first.get() > TOO_SLOW_NANOS) {
          break;
        }
      }
    }
    return measured.isEmpty() ? List.of(new Measured(1, 0)) : measured;
  }

  /** Bytes of the largest input tensor for a number of rows. */
  static long tensorBytes(EncodedBatch encoded, int rows) {
    return encoded.tensors().stream()
        .mapToLong(tensor -> (long) tensor.data().limit() / encoded.rows() * rows)
        .max()
        .orElse(0);
  }

  /** Nanoseconds of one pass; empty when the batch is too large for memory. */
  private static Optional<Long> pass(ModelLease lease, EncodedBatch batch, LongSupplier nanos) {
    long start = nanos.getAsLong();
    try {
      lease.warmUp(batch.rows());
      lease.forward(batch, (output, values) -> {});
    } catch (ScoringFailure failure) {
      if (failure.reason() == FailureReason.OUT_OF_MEMORY) {
        return Optional.empty();
      }
      throw failure;
    }
    return Optional.of(nanos.getAsLong() - start);
  }

  private static double average(ModelLease lease, EncodedBatch batch, LongSupplier nanos) {
    long start = nanos.getAsLong();
    long passes = 0;
    long elapsed = 0;
    while (elapsed < NANOS_PER_SIZE || passes < 2) {
      lease.forward(batch, (output, values) -> {});
      passes++;
      elapsed = Math.max(1, nanos.getAsLong() - start);
    }
    return (double) elapsed / passes;
  }

  private static String table(List<Measured> measured) {
    return String.join(
        ", ",
        measured.stream()
            .map(
                m ->
                    String.format(Locale.ROOT, "%d: %.0f rows/s", m.batchSize(), m.rowsPerSecond()))
            .toList());
  }
}
