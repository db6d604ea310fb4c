package dev.scoring.bench.memory;

import dev.scoring.bench.score.FloatColumns;
import dev.scoring.engine.bundle.ModelBundle;
import dev.scoring.engine.model.ModelLease;
import dev.scoring.engine.model.ModelOptions;
import dev.scoring.engine.model.ModelRegistry;
import dev.scoring.engine.score.BatchScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Resident memory of the process after 500 and after 5,000 batches, every tenth of them a tail of
 * another size. Ends with 1 when the difference is above 100 MB. The heap is fixed and touched at
 * the start (see bench/run), so that only native memory can grow.
 */
public final class ForwardMemory {
  private static final int BATCH = 1024;
  private static final long LIMIT = 100L << 20;

  private ForwardMemory() {}

  /** Argument: batches in all; 5,000 without. */
  public static void main(String[] args) throws IOException {
    int last = args.length == 0 ? 5000 : Integer.parseInt(args[0]);
    ModelBundle bundle = ModelBundle.open(Path.of("bench/bundles/dense64"));
    FloatColumns columns = FloatColumns.random(64, BATCH);
    long early = 0;
    try (ModelLease lease = ModelRegistry.process().acquire(bundle, ModelOptions.cpu(1));
        BatchScorer scorer = BatchScorer.open(lease, List.of(), BATCH)) {
      for (int batch = 1; batch <= last; batch++) {
        scorer.score(columns, 0, batch % 10 == 0 ? 1 + batch % (BATCH - 1) : BATCH);
        if (batch == 500) {
          early = residentBytes();
        }
      }
    }
    long growth = residentBytes() - early;
    System.out.printf(
        "resident after 500 batches: %.1f MB; after %,d: %.1f MB more; model loads: %d%n",
        early / 1048576.0, last, growth / 1048576.0, ModelRegistry.process().loads());
    System.exit(growth > LIMIT ? 1 : 0);
  }

  private static long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
