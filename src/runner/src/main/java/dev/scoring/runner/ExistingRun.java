package dev.scoring.runner;

/** What to do with an unfinished run that is found at the output. */
public enum ExistingRun {
  /** Go on with it if it is the same run; another one ends this run as {@code OutputBusy}. */
  RESUME,
  /**
   * Abandon it, whichever it is, and begin again. A published output is made again if the spec
   * declares {@code ifExists: Overwrite} with {@code publish: NonAtomic}; otherwise this run ends
   * as {@code OutputExists}.
   */
  FRESH
}
