package dev.scoring.operator.plan;

import dev.scoring.crds.JobPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Deadlines that a job declares. Pure. */
final class Deadlines {
  private static final Set<JobPhase> BEFORE_WORK = Set.of(JobPhase.STARTING, JobPhase.VALIDATING);

  private Deadlines() {}

  static boolean activeIsOver(Job job, StatusDraft draft, Instant now) {
    return isOver(draft.activeSince(), job.spec().activeDeadlineSeconds(), now);
  }

  static AttemptFailure activeExceeded(Job job) {
    return new AttemptFailure(
        "DeadlineExceeded",
        "The job was active for longer than spec.activeDeadlineSeconds, "
            + job.spec().activeDeadlineSeconds()
            + ".",
        Optional.empty(),
        Fault.USER);
  }

  static boolean startIsOver(Job job, StatusDraft draft, Instant now) {
    return BEFORE_WORK.contains(draft.phase())
        && isOver(draft.attemptStart(), job.spec().startDeadlineSeconds(), now);
  }

  static AttemptFailure startExceeded(Job job, String waitingFor) {
    return new AttemptFailure(
        "StartDeadlineExceeded",
        "No executor worked within spec.startDeadlineSeconds, "
            + job.spec().startDeadlineSeconds()
            + (waitingFor.isEmpty() ? "." : "; last seen: " + waitingFor),
        Optional.empty(),
        Fault.USER);
  }

  static boolean progressIsOver(Job job, Instant lastProgress, Instant now) {
    return isOver(Optional.of(lastProgress), job.spec().progressDeadlineSeconds(), now);
  }

  static AttemptFailure progressExceeded(Job job) {
    return new AttemptFailure(
        "ProgressDeadlineExceeded",
        "No row was scored for spec.progressDeadlineSeconds, "
            + job.spec().progressDeadlineSeconds()
            + ".",
        Optional.empty(),
        Fault.PROGRAM);
  }

  private static boolean isOver(Optional<Instant> since, Long seconds, Instant now) {
    return seconds != null && since.isPresent() && !now.isBefore(since.get().plusSeconds(seconds));
  }

  /** When the next of a job's deadlines is due; empty when none is. */
  static Optional<Duration> next(Job job, StatusDraft draft, Instant lastProgress, Instant now) {
    Optional<Duration> active = left(draft.activeSince(), job.spec().activeDeadlineSeconds(), now);
    Optional<Duration> start =
        BEFORE_WORK.contains(draft.phase())
            ? left(draft.attemptStart(), job.spec().startDeadlineSeconds(), now)
            : Optional.empty();
    Optional<Duration> progress =
        left(Optional.ofNullable(lastProgress), job.spec().progressDeadlineSeconds(), now);
    return sooner(sooner(active, start), progress);
  }

  private static Optional<Duration> left(Optional<Instant> since, Long seconds, Instant now) {
    return seconds == null
        ? Optional.empty()
        : since.map(s -> Duration.between(now, s.plusSeconds(seconds)));
  }

  static Optional<Duration> sooner(Optional<Duration> a, Optional<Duration> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.get().compareTo(b.get()) <= 0 ? a : b;
  }
}
