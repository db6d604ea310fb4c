package dev.scoring.engine.encode;

/** How many tokens each row of the batch got, padding not counted. */
interface TokenCounts {

  int tokens(int row);
}
