package dev.scoring.operator.plan;

import dev.scoring.contract.progress.Progress;
import dev.scoring.crds.ExecutorCounts;
import dev.scoring.crds.JobPhase;
import dev.scoring.crds.SpecDefaults;
import dev.scoring.operator.plan.Decision.LookLive;
import dev.scoring.operator.plan.Decision.Proceed;
import dev.scoring.operator.plan.DriverState.Ended;
import dev.scoring.operator.plan.DriverState.Running;
import dev.scoring.operator.plan.DriverState.Unreachable;
import dev.scoring.operator.plan.DriverState.Waiting;
import dev.scoring.operator.plan.Observation.DriverPod;
import dev.scoring.operator.plan.Observation.ExecutorPod;
import dev.scoring.operator.plan.Observation.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The attempts of an active job: begin, follow, judge, try again. */
record Attempts(Limits limits, Job job, StatusDraft draft, Observation seen, Instant now) {

  Decision decide() {
    return switch (draft.phase()) {
      case PENDING, SUSPENDED -> begin();
      case BACKING_OFF -> backOff();
      default -> seen.driver(draft.attempts()).map(this::follow).orElseGet(this::missing);
    };
  }

  /** A new attempt, once nothing of an earlier one can be alive. */
  private Decision begin() {
    boolean quiet =
        seen.executors().isEmpty()
            && seen.drivers().stream().allMatch(d -> d.ended() || givenUp(d));
    if (!quiet) {
      return new Proceed(
          draft.build("CleaningUp", "Pods of an earlier attempt are ending."),
          Cleanup.stopAndRelease(seen),
          Deadlines.next(job, draft, null, now));
    }
    if (seen.freshness() == Freshness.CACHE) {
      return new LookLive();
    }
    draft.beginAttempt();
    return new Proceed(
        draft.build("Starting", "Attempt " + draft.attempts() + " begins."),
        List.of(new Action.CreateAttempt(draft.attempts())),
        Deadlines.next(job, draft, null, now));
  }

  private boolean givenUp(DriverPod driver) {
    return driver.state() instanceof Unreachable u
        && !now.isBefore(u.since().plus(limits.unreachableGrace()));
  }

  private Decision backOff() {
    Optional<Duration> left = draft.nextAttempt().map(t -> Duration.between(now, t));
    if (left.isEmpty() || left.get().isNegative() || left.get().isZero()) {
      return begin();
    }
    return new Proceed(
        draft.build("BackingOff", "The next attempt waits for its time."),
        Cleanup.stopAndRelease(seen),
        Deadlines.sooner(left, Deadlines.next(job, draft, null, now)));
  }

  /** The intent is stored, but its pod is not seen: never created, or gone. */
  private Decision missing() {
    if (seen.freshness() == Freshness.CACHE) {
      return new LookLive();
    }
    if (draft.phase() == JobPhase.STARTING) {
      return new Proceed(
          draft.build("Starting", "Attempt " + draft.attempts() + " begins."),
          List.of(new Action.CreateAttempt(draft.attempts())),
          Deadlines.next(job, draft, null, now));
    }
    return retry(
        new AttemptFailure(
            "DriverLost",
            "The driver pod is gone and left no result.",
            Optional.empty(),
            Fault.CLUSTER));
  }

  private Decision follow(DriverPod driver) {
    draft.pods(driver.name(), counts());
    DriverState state = driver.state();
    if (state instanceof Waiting waiting) {
      return waitFor(waiting);
    }
    if (state instanceof Running running) {
      return run(running);
    }
    if (state instanceof Unreachable unreachable) {
      return unreachable(unreachable);
    }
    return AttemptFailure.of((Ended) state)
        .map(this::retry)
        .orElseThrow(() -> new IllegalStateException("a success was to be seen before"));
  }

  private ExecutorCounts counts() {
    Integer declared = job.spec().executor().instances();
    long running =
        seen.executors().stream().filter(e -> e.phase() == ExecutorPod.Phase.RUNNING).count();
    long ended =
        seen.executors().stream().filter(e -> e.phase() == ExecutorPod.Phase.ENDED).count();
    return new ExecutorCounts(
        declared == null ? SpecDefaults.EXECUTOR_INSTANCES : declared, (int) running, (int) ended);
  }

  private Decision waitFor(Waiting waiting) {
    String reason = waiting.reason().isEmpty() ? "Starting" : waiting.reason();
    if (Deadlines.startIsOver(job, draft, now)) {
      return Planner.fail(draft, seen, Deadlines.startExceeded(job, waiting.message()));
    }
    String message =
        waiting.message().isEmpty() ? "The driver pod is starting." : waiting.message();
    return new Proceed(
        draft.build(reason, message), List.of(), Deadlines.next(job, draft, null, now));
  }

  private Decision run(Running running) {
    running.progress().ifPresent(draft::report);
    draft.phase(phase(running));
    if (Deadlines.startIsOver(job, draft, now)) {
      return Planner.fail(
          draft, seen, Deadlines.startExceeded(job, "the driver runs without a working executor"));
    }
    boolean scoring = draft.phase() == JobPhase.RUNNING;
    if (scoring && Deadlines.progressIsOver(job, running.lastProgress(), now)) {
      return retry(Deadlines.progressExceeded(job));
    }
    return new Proceed(
        draft.build(draft.phase().name().charAt(0) + lower(draft.phase()), sentence()),
        List.of(),
        Deadlines.next(job, draft, scoring ? running.lastProgress() : null, now));
  }

  private static String lower(JobPhase phase) {
    return phase.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private String sentence() {
    return "Attempt " + draft.attempts() + " is at work.";
  }

  private JobPhase phase(Running running) {
    Optional<Progress.Stage> stage = running.progress().map(Progress::stage);
    if (stage.isEmpty()) {
      return draft.phase();
    }
    return switch (stage.get()) {
      case CHECKING, PLANNING -> JobPhase.VALIDATING;
      case SCORING ->
          seen.workingExecutors() || draft.phase() == JobPhase.RUNNING
              ? JobPhase.RUNNING
              : JobPhase.VALIDATING;
      case PUBLISHING, DONE -> JobPhase.PUBLISHING;
    };
  }

  private Decision unreachable(Unreachable unreachable) {
    Duration left = Duration.between(now, unreachable.since().plus(limits.unreachableGrace()));
    if (left.isNegative() || left.isZero()) {
      return retry(
          new AttemptFailure(
              "NodeUnreachable",
              "The driver's node did not answer for " + limits.unreachableGrace() + ".",
              Optional.empty(),
              Fault.CLUSTER));
    }
    return new Proceed(
        draft.build("NodeUnreachable", "The driver's node does not answer; waiting for it."),
        List.of(),
        Deadlines.sooner(Optional.of(left), Deadlines.next(job, draft, null, now)));
  }

  private Decision retry(AttemptFailure failure) {
    if (failure.fault() == Fault.USER) {
      return Planner.fail(draft, seen, failure);
    }
    draft.countFailure(failure);
    Integer declared = job.spec().backoffLimit();
    int limit = declared == null ? SpecDefaults.BACKOFF_LIMIT : declared;
    if (draft.retries().program() > limit) {
      return Planner.fail(draft, seen, exhausted("BackoffLimitExceeded", failure));
    }
    if (draft.retries().cluster() > limits.clusterFailures()) {
      return Planner.fail(draft, seen, exhausted("ClusterFailuresExceeded", failure));
    }
    draft.backOff(limits.backoff(draft.retries().withoutProgress()));
    return new Proceed(
        draft.build(failure.reason(), failure.message()),
        Cleanup.stop(seen),
        Optional.of(limits.backoff(draft.retries().withoutProgress())));
  }

  private static AttemptFailure exhausted(String reason, AttemptFailure last) {
    return new AttemptFailure(
        reason,
        "No attempt is left; the last failed with " + last.reason() + ": " + last.message(),
        last.exitCode(),
        last.fault());
  }
}
