package dev.scoring.operator.plan;

import java.time.Duration;

/**
 * The operator's own bounds on retries.
 *
 * @param firstBackoff wait before the second attempt; doubled from attempt to attempt
 * @param longestBackoff what the wait never exceeds
 * @param clusterFailures most failures of the cluster's that a job survives
 * @param unreachableGrace how long a driver on an unreachable node is waited for
 */
public record Limits(
    Duration firstBackoff,
    Duration longestBackoff,
    int clusterFailures,
    Duration unreachableGrace) {

  /** 10 seconds to 6 minutes, as for a Job; 20 failures of the cluster's; 5 minutes. */
  public static Limits defaults() {
    return new Limits(Duration.ofSeconds(10), Duration.ofMinutes(6), 20, Duration.ofMinutes(5));
  }

  /** The wait after so many failures without progress in between, at least 1. */
  Duration backoff(int failures) {
    int doublings = Math.min(failures - 1, 20);
    Duration wait = firstBackoff.multipliedBy(1L << doublings);
    return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
  }
}
