package dev.scoring.runner.exec;

import dev.scoring.engine.encode.RowError;
import java.io.Serializable;

/** Where rows without a score go when they do not end the run. */
@FunctionalInterface
interface RejectSink extends Serializable {

  /** Keeps nothing: the rows are only counted. */
  RejectSink COUNTED_ONLY = (file, position, error) -> {};

  /**
   * Takes a row.
   *
   * @param file the input file
   * @param position the row's position in it; null where it is not known
   */
  void rejected(String file, Long position, RowError error);
}
