package dev.scoring.runner.exec;

import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.score.ScoredBatch;
import dev.scoring.engine.score.ScorerStats;
import java.util.concurrent.atomic.AtomicLong;

/** A task's scorer, its work reported to Spark's metrics as it goes. Not thread-safe. */
final class TaskScorer implements AutoCloseable {
  /** Loads of this process that some task's metric has counted. */
  private static final AtomicLong REPORTED_LOADS = new AtomicLong();

  private final RowScorer scorer;
  private final ScoringStep.Metrics metrics;
  private ScorerStats reported = new ScorerStats(0, 0, 0, 0, 0, 0);

  TaskScorer(ScorerSource source, ScoringStep.Metrics metrics) {
    this.metrics = metrics;
    this.scorer = source.open();
    long loads = source.loads();
    long before = REPORTED_LOADS.getAndUpdate(known -> Math.max(known, loads));
    metrics.modelLoads().add(Math.max(0, loads - before));
  }

  ScoredBatch score(InputBatch batch, int fromRow, int rows) {
    return scorer.score(batch, fromRow, rows);
  }

  void report() {
    ScorerStats now = scorer.stats();
    metrics.modelBatches().add(now.batches() - reported.batches());
    metrics.encode().add(now.encodeNanos() - reported.encodeNanos());
    metrics.forward().add(now.forwardNanos() - reported.forwardNanos());
    metrics.decode().add(now.decodeNanos() - reported.decodeNanos());
    metrics.notFinite().add(now.nonFinite() - reported.nonFinite());
    reported = now;
  }

  @Override
  public void close() {
    scorer.close();
  }
}
