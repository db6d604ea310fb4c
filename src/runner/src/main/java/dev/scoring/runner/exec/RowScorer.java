package dev.scoring.runner.exec;

import dev.scoring.engine.column.InputBatch;
import dev.scoring.engine.score.ScoredBatch;
import dev.scoring.engine.score.ScorerStats;

/** The scorer of one task; not thread-safe. */
interface RowScorer extends AutoCloseable {

  /** Scores some rows of a batch; the result is valid until the next call. */
  ScoredBatch score(InputBatch batch, int fromRow, int rows);

  /** The work done so far. */
  ScorerStats stats();

  @Override
  void close();
}
