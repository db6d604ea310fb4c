package dev.scoring.operator.plan;

import dev.scoring.contract.read.Finding;
import dev.scoring.crds.JobPhase;
import dev.scoring.crds.ScoringJobStatus;
import dev.scoring.operator.plan.Decision.LeaveAlone;
import dev.scoring.operator.plan.Decision.LookLive;
import dev.scoring.operator.plan.Decision.Proceed;
import dev.scoring.operator.plan.DriverState.Ended;
import dev.scoring.operator.plan.Observation.DriverPod;
import dev.scoring.operator.plan.Observation.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a job needs next, from what it declares, what was stored, what is seen and the time.
 * Pure: the same arguments give the same decision.
 *
 * <p>What holds whatever the events: at most one driver that may be alive; a job that has ended
 * stays as it ended; retries are bounded; a finished result is in the status before its pod goes.
 */
public final class Planner {
  private final Limits limits;

  public Planner(Limits limits) {
    this.limits = limits;
  }

  /**
   * Decides.
   *
   * @param findings what is wrong with the spec; empty when nothing is
   * @param stored the status as it was last stored; {@link ScoringJobStatus#empty()} at first
   */
  public Decision decide(
      Job job, List<Finding> findings, ScoringJobStatus stored, Observation seen, Instant now) {
    if (job.another()) {
      return new LeaveAlone();
    }
    if (job.lifecycle() == Job.Lifecycle.DELETING) {
      return new Proceed(stored, Cleanup.ofDeletedJob(seen), Optional.empty());
    }
    StatusDraft draft = new StatusDraft(stored, job.generation(), now);
    if (ended(draft.phase())) {
      return new EndedJob(job, stored, seen, now).decide();
    }
    Optional<DriverPod> driver = seen.driver(draft.attempts());
    if (driver.isPresent() && succeeded(driver.get())) {
      return succeed(draft, seen);
    }
    if (job.suspended() || draft.phase() == JobPhase.SUSPENDING) {
      return suspend(job, draft, seen);
    }
    if (!findings.isEmpty()) {
      return fail(draft, seen, specInvalid(findings));
    }
    draft.beActive();
    if (Deadlines.activeIsOver(job, draft, now)) {
      return fail(draft, seen, Deadlines.activeExceeded(job));
    }
    return new Attempts(limits, job, draft, seen, now).decide();
  }

  private static boolean ended(JobPhase phase) {
    return phase == JobPhase.SUCCEEDED || phase == JobPhase.FAILED;
  }

  private static boolean succeeded(DriverPod driver) {
    return driver.state() instanceof Ended ended && AttemptFailure.of(ended).isEmpty();
  }

  private static AttemptFailure specInvalid(List<Finding> findings) {
    return new AttemptFailure(
        "SpecInvalid", findings.get(0).toString(), Optional.empty(), Fault.USER);
  }

  private static Decision succeed(StatusDraft draft, Observation seen) {
    draft.complete(JobPhase.SUCCEEDED);
    return new Proceed(
        draft.build("Published", "The scores are published."),
        Cleanup.executors(seen),
        Optional.of(Duration.ZERO));
  }

  static Decision fail(StatusDraft draft, Observation seen, AttemptFailure failure) {
    draft.recordFailure(failure);
    draft.complete(JobPhase.FAILED);
    return new Proceed(
        draft.build(failure.reason(), failure.message()),
        Cleanup.stop(seen),
        Optional.of(Duration.ZERO));
  }

  private static Decision suspend(Job job, StatusDraft draft, Observation seen) {
    boolean empty = seen.drivers().isEmpty() && seen.executors().isEmpty();
    if (empty && seen.freshness() == Freshness.CACHE) {
      return new LookLive();
    }
    draft.beInactive();
    if (!empty) {
      draft.phase(JobPhase.SUSPENDING);
      return new Proceed(
          draft.build("Suspending", "Pods are being ended."),
          Cleanup.removeAll(seen),
          Optional.empty());
    }
    draft.pods(null, null);
    if (job.suspended()) {
      draft.phase(JobPhase.SUSPENDED);
      return new Proceed(
          draft.build("Suspended", "spec.suspend is true, and no pod is left."),
          List.of(),
          Optional.empty());
    }
    draft.phase(JobPhase.PENDING);
    return new Proceed(
        draft.build("Resumed", "The next attempt begins."), List.of(), Optional.of(Duration.ZERO));
  }
}
