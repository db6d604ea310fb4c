/** Scores of batches: from input columns through the model to score columns. */
package dev.scoring.engine.score;
