package dev.scoring.runner.exec;

import dev.scoring.contract.report.RowBalance;

/**
 * What became of a unit's rows so far; complete once the unit's batches are exhausted. Read it on
 * the task's own thread.
 */
public interface UnitCounts {

  /** The counts at this moment; they balance between two batches. */
  RowBalance balance();
}
