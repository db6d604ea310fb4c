package dev.scoring.operator.plan;

import dev.scoring.contract.progress.Progress;
import dev.scoring.crds.Condition;
import dev.scoring.crds.ExecutorCounts;
import dev.scoring.crds.JobPhase;
import dev.scoring.crds.LastFailure;
import dev.scoring.crds.OutputStatus;
import dev.scoring.crds.ProgressStatus;
import dev.scoring.crds.RetryStatus;
import dev.scoring.crds.ScoringJobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The status that a pass works on; starts as the stored one. Used by one pass only. */
final class StatusDraft {
  private final ScoringJobStatus stored;
  private final long generation;
  private final Instant now;
  private JobPhase phase;
  private int attempts;
  private RetryStatus retries;
  private String activeSince;
  private String attemptStartTime;
  private String startTime;
  private String completionTime;
  private ProgressStatus progress;
  private ExecutorCounts executors;
  private String driverPod;
  private OutputStatus output;
  private LastFailure lastFailure;

  StatusDraft(ScoringJobStatus stored, long generation, Instant now) {
    this.stored = stored;
    this.generation = generation;
    this.now = now;
    this.phase = stored.phase() == null ? JobPhase.PENDING : stored.phase();
    this.attempts = stored.attempts();
    this.retries = stored.retries();
    this.activeSince = stored.activeSince();
    this.attemptStartTime = stored.attemptStartTime();
    this.startTime = stored.startTime();
    this.completionTime = stored.completionTime();
    this.progress = stored.progress();
    this.executors = stored.executors();
    this.driverPod = stored.driverPod();
    this.output = stored.output();
    this.lastFailure = stored.lastFailure();
  }

  JobPhase phase() {
    return phase;
  }

  int attempts() {
    return attempts;
  }

  RetryStatus retries() {
    return retries;
  }

  Optional<Instant> activeSince() {
    return Optional.ofNullable(activeSince).map(Instant::parse);
  }

  Optional<Instant> attemptStart() {
    return Optional.ofNullable(attemptStartTime).map(Instant::parse);
  }

  Optional<Instant> nextAttempt() {
    return Optional.ofNullable(retries.nextAttemptTime()).map(Instant::parse);
  }

  StatusDraft phase(JobPhase next) {
    phase = next;
    return this;
  }

  /** Begins to count the active deadline, unless it is being counted. */
  void beActive() {
    if (activeSince == null) {
      activeSince = text(now);
    }
  }

  void beInactive() {
    activeSince = null;
  }

  void beginAttempt() {
    attempts++;
    attemptStartTime = text(now);
    startTime = startTime == null ? attemptStartTime : startTime;
    retries =
        new RetryStatus(retries.program(), retries.cluster(), retries.withoutProgress(), null);
    phase = JobPhase.STARTING;
  }

  void countFailure(AttemptFailure failure) {
    boolean cluster = failure.fault() == Fault.CLUSTER;
    retries =
        new RetryStatus(
            retries.program() + (cluster ? 0 : 1),
            retries.cluster() + (cluster ? 1 : 0),
            retries.withoutProgress() + 1,
            null);
    recordFailure(failure);
  }

  void recordFailure(AttemptFailure failure) {
    lastFailure =
        new LastFailure(
            failure.reason(),
            failure.message(),
            failure.exitCode().orElse(null),
            attempts,
            failure.fault() != Fault.USER);
  }

  void backOff(Duration wait) {
    retries =
        new RetryStatus(
            retries.program(), retries.cluster(), retries.withoutProgress(), text(now.plus(wait)));
    phase = JobPhase.BACKING_OFF;
  }

  void complete(JobPhase end) {
    phase = end;
    completionTime = text(now);
    activeSince = null;
  }

  /** Takes a report over, unless it would go backwards, as a new attempt's first ones do. */
  void report(Progress seen) {
    boolean forward = progress == null || seen.unitsDone() > progress.unitsDone();
    if (forward && progress != null) {
      retries = new RetryStatus(retries.program(), retries.cluster(), 0, null);
    }
    boolean back =
        progress != null
            && (seen.unitsDone() < progress.unitsDone() || seen.percent() < progress.percent());
    if (!back) {
      progress = progressOf(seen);
    }
  }

  private ProgressStatus progressOf(Progress seen) {
    boolean known = seen.remainingSeconds() >= 0;
    Instant end = now.plus(Duration.ofMillis((long) (seen.remainingSeconds() * 1000)));
    return new ProgressStatus(
        null,
        seen.rowsScored(),
        seen.rowsRejected(),
        seen.percent(),
        Math.round(seen.rowsPerSecond()),
        seen.unitsDone(),
        seen.unitsTotal(),
        known ? text(end) : null);
  }

  void pods(String driver, ExecutorCounts counts) {
    driverPod = driver;
    executors = counts;
  }

  /** The status to store, with its conditions; equal to the stored one when nothing changed. */
  ScoringJobStatus build(String reason, String message) {
    List<Condition> conditions =
        Conditions.of(phase, reason, message, generation).stream()
            .map(c -> Conditions.carryOver(c, stored.conditions(), text(now)))
            .toList();
    return new ScoringJobStatus(
        generation,
        phase,
        conditions,
        attempts,
        retries,
        activeSince,
        attemptStartTime,
        startTime,
        completionTime,
        progress,
        executors,
        driverPod,
        output,
        lastFailure);
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
