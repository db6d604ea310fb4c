package dev.scoring.runner.exec;

import java.io.Serializable;

/** Makes scorers on executors. */
interface ScorerSource extends Serializable {

  /** A scorer for one task, which closes it. */
  RowScorer open();

  /** How often this process has loaded a model. */
  long loads();
}
