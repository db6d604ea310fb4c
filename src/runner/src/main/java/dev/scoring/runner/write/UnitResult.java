package dev.scoring.runner.write;

import dev.scoring.runner.store.CommitOutcome;
import dev.scoring.runner.store.UnitRecord;
import java.io.Serializable;

/**
 * What the driver gets of a unit.
 *
 * @param record the record that counts
 * @param commit whether it is this attempt's
 */
public record UnitResult(UnitRecord record, Commit commit) implements Serializable {

  /** Whose record it is. */
  public enum Commit {
    /** This attempt's. */
    WON,
    /** An earlier attempt's; this one's work was not needed. */
    LOST
  }

  static UnitResult of(CommitOutcome outcome) {
    Commit commit = outcome instanceof CommitOutcome.Won ? Commit.WON : Commit.LOST;
    return new UnitResult(outcome.record(), commit);
  }
}
