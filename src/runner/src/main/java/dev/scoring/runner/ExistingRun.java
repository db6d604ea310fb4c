package dev.scoring.runner;

/** What to do with an unfinished run that is found at the output. */
public enum ExistingRun {
  /** Go on with it if it is the same run; another one ends this run as {@code OutputBusy}. */
  RESUME,
  /** Abandon it, whichever it is, and begin again. */
  FRESH
}
