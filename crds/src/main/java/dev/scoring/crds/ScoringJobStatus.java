package dev.scoring.crds;

import java.util.List;

/**
 * What the operator last saw of a job. Times are RFC 3339 texts in UTC, as in {@code
 * 2026-11-20T08:30:00Z}.
 *
 * @param observedGeneration generation of the resource that this status is about; null before the
 *     first
 * @param phase where the job is; null before the first reconciliation
 * @param conditions what is true of the job, one for each type; empty when absent
 * @param attempts attempts begun; 0 when absent
 * @param retries failures so far and when the next attempt may begin; {@link RetryStatus#none()}
 *     when absent
 * @param activeSince when the job began to be active, anew after a suspension; null while it is not
 * @param attemptStartTime when the current attempt began; null before the first
 * @param startTime when the first attempt began; null before it
 * @param completionTime when the job ended; null before it
 * @param progress how far scoring is; null before the driver's first report
 * @param executors the executors' pods; null while there is no attempt
 * @param driverPod name of the current attempt's driver pod; null while there is none
 * @param output what was published; null before it
 * @param lastFailure why the last attempt failed; null when none did
 */
public record ScoringJobStatus(
    Long observedGeneration,
    JobPhase phase,
    List<Condition> conditions,
    int attempts,
    RetryStatus retries,
    String activeSince,
    String attemptStartTime,
    String startTime,
    String completionTime,
    ProgressStatus progress,
    ExecutorCounts executors,
    String driverPod,
    OutputStatus output,
    LastFailure lastFailure) {

  public ScoringJobStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    retries = retries == null ? RetryStatus.none() : retries;
  }

  /** The status of a job that was never reconciled. */
  public static ScoringJobStatus empty() {
    return new ScoringJobStatus(
        null, null, null, 0, null, null, null, null, null, null, null, null, null, null);
  }
}
