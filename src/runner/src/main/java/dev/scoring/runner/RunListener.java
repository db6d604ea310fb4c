package dev.scoring.runner;

import dev.scoring.contract.progress.Progress;

/**
 * Hears how a run gets on. Called on driver threads, one call at a time; a slow listener slows the
 * run's reports but not its tasks.
 */
public interface RunListener {

  /** About four times a second while scoring, and at each change of stage. */
  void progress(Progress progress);

  /** Something the user should know, as one sentence; comes again in the report's warnings. */
  void note(String sentence);

  /** The rows of a first look ({@link RunRequest#limit}); never called otherwise. */
  default void rows(RowSample sample) {}

  /** A listener that does nothing. */
  static RunListener silent() {
    return new RunListener() {
      @Override
      public void progress(Progress progress) {}

      @Override
      public void note(String sentence) {}
    };
  }
}
