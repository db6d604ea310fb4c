package dev.scoring.crds;

/**
 * Why an attempt failed.
 *
 * @param reason the failure reason's id, or the cluster's own word, as in {@code OOMKilled}
 * @param message what happened and what to do, for people
 * @param exitCode exit code of the driver's container; null when it has none
 * @param attempt which attempt, from 1
 * @param retryable whether another attempt can end otherwise without a change by the user
 */
public record LastFailure(
    String reason, String message, Integer exitCode, int attempt, boolean retryable) {}
