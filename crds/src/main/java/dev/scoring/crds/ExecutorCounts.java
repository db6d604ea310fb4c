package dev.scoring.crds;

/**
 * The executors' pods of the current attempt.
 *
 * @param desired how many are wanted
 * @param running how many run
 * @param failed how many have failed so far
 */
public record ExecutorCounts(int desired, int running, int failed) {}
