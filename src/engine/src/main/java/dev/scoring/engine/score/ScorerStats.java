package dev.scoring.engine.score;

/**
 * What a scorer has done since it was opened.
 *
 * @param batches forward passes
 * @param rows rows scored, those with encoding errors among them
 * @param encodeNanos nanoseconds spent turning columns into tensors
 * @param forwardNanos nanoseconds spent in the model, waiting for an inference thread included
 * @param decodeNanos nanoseconds spent turning outputs into score columns
 * @param nonFinite NaN and infinite values that the model gave
 */
public record ScorerStats(
    long batches,
    long rows,
    long encodeNanos,
    long forwardNanos,
    long decodeNanos,
    long nonFinite) {}
