package dev.scoring.runner.store;

/** What an attempt to commit a unit came to. */
public sealed interface CommitOutcome {

  /** The record that counts, whoever made it. */
  UnitRecord record();

  /** This attempt's files are the unit's. */
  record Won(UnitRecord record) implements CommitOutcome {}

  /** Another attempt was first; this attempt's files count for nothing. */
  record Lost(UnitRecord record) implements CommitOutcome {}
}
