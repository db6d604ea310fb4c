package dev.scoring.crds;

/**
 * How often attempts failed, told apart by whose fault it was.
 *
 * @param program failures that count against {@code backoffLimit}
 * @param cluster failures of the cluster's, such as evictions
 * @param withoutProgress failures since an attempt last committed a unit; sets the wait
 * @param nextAttemptTime when the next attempt may begin, as an RFC 3339 text in UTC; null when
 *     none waits
 */
public record RetryStatus(int program, int cluster, int withoutProgress, String nextAttemptTime) {

  private static final RetryStatus NONE = new RetryStatus(0, 0, 0, null);

  /** No failure. */
  public static RetryStatus none() {
    return NONE;
  }
}
