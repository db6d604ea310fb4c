package dev.scoring.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.read.Finding;
import dev.scoring.crds.Condition;
import dev.scoring.crds.JobPhase;
import dev.scoring.crds.ScoringJobStatus;
import dev.scoring.operator.plan.Decision.LeaveAlone;
import dev.scoring.operator.plan.Decision.LookLive;
import dev.scoring.operator.plan.Decision.Proceed;
import dev.scoring.operator.plan.DriverState.Ended;
import dev.scoring.operator.plan.DriverState.Waiting;
import dev.scoring.operator.plan.Observation.DriverPod;
import dev.scoring.operator.plan.Observation.ExecutorPod;
import dev.scoring.operator.plan.Observation.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private final Planner planner = new Planner(Limits.defaults());

  @Test
  void aNewJobStartsItsFirstAttemptAfterALiveLook() {
    Observation cache = new Observation(List.of(), List.of(), Freshness.CACHE);
    assertThat(decide(Jobs.plain().build(), ScoringJobStatus.empty(), cache, START))
        .isInstanceOf(LookLive.class);

    Proceed begun = first(Jobs.plain().build());
    assertThat(begun.actions()).containsExactly(new Action.CreateAttempt(1));
    assertThat(begun.status().phase()).isEqualTo(JobPhase.STARTING);
    assertThat(begun.status().attempts()).isEqualTo(1);
    assertThat(condition(begun.status(), "Reconciling").status()).isEqualTo("True");
  }

  @Test
  void anIntentWithoutItsPodIsCarriedOutAgainUnderTheSameNumber() {
    Proceed begun = first(Jobs.plain().build());
    Proceed again = proceed(Jobs.plain().build(), begun.status(), Observation.none(), later(5));
    assertThat(again.actions()).containsExactly(new Action.CreateAttempt(1));
    assertThat(again.status().attempts()).isEqualTo(1);
  }

  @Test
  void aUsersFaultFailsAtOnceAndUsesNoRetry() {
    Proceed failed =
        proceed(
            Jobs.plain().build(),
            first(Jobs.plain().build()).status(),
            seen(FakeCluster.verdict(FailureReason.PARITY_FAILED)),
            later(30));
    assertThat(failed.status().phase()).isEqualTo(JobPhase.FAILED);
    assertThat(failed.status().retries().program()).isZero();
    assertThat(condition(failed.status(), "Failed").reason()).isEqualTo("ParityFailed");
    assertThat(condition(failed.status(), "Stalled").status()).isEqualTo("True");
  }

  @Test
  void aWrongSpecFailsBeforeAnyPodIsCreated() {
    Decision decision =
        planner.decide(
            Jobs.plain().build(),
            List.of(new Finding("spec.executor.template", "sets hostNetwork; remove it")),
            ScoringJobStatus.empty(),
            Observation.none(),
            START);
    Proceed failed = (Proceed) decision;
    assertThat(failed.actions()).isEmpty();
    assertThat(failed.status().lastFailure().message())
        .isEqualTo("spec.executor.template: sets hostNetwork; remove it");
  }

  @Test
  void aKilledDriverIsTriedAgainAfterTenSecondsOnceItsExecutorsAreGone() {
    Job job = Jobs.plain().build();
    Observation killed =
        new Observation(
            List.of(driver(1, new Ended(Optional.of(137), Optional.empty(), "Error", ""))),
            List.of(new ExecutorPod("e", 1, ExecutorPod.Phase.RUNNING)),
            Freshness.LIVE);
    Proceed backing = proceed(job, first(job).status(), killed, later(30));
    assertThat(backing.status().phase()).isEqualTo(JobPhase.BACKING_OFF);
    assertThat(backing.actions()).containsExactly(new Action.DeleteExecutors());
    assertThat(backing.recheck()).contains(Duration.ofSeconds(10));

    Proceed waits = proceed(job, backing.status(), killed, later(40));
    assertThat(waits.actions())
        .containsExactly(
            new Action.DeleteExecutors(), new Action.ReleaseDrivers(List.of("driver-1")));

    Observation clean = new Observation(killed.drivers(), List.of(), Freshness.LIVE);
    Proceed second = proceed(job, backing.status(), clean, later(40));
    assertThat(second.actions()).containsExactly(new Action.CreateAttempt(2));
  }

  @Test
  void retriesEndAtTheBackoffLimit() {
    Job job = Jobs.plain().withBackoffLimit(0).build();
    Proceed failed =
        proceed(
            job,
            first(job).status(),
            seen(FakeCluster.verdict(FailureReason.OUT_OF_MEMORY)),
            later(30));
    assertThat(condition(failed.status(), "Failed").reason()).isEqualTo("BackoffLimitExceeded");
  }

  @Test
  void aWaitingReasonReachesTheConditions() {
    Proceed waits =
        proceed(
            Jobs.plain().build(),
            first(Jobs.plain().build()).status(),
            seen(new Waiting("ImagePullBackOff", "Back-off pulling image \"x\"")),
            later(3));
    assertThat(condition(waits.status(), "Reconciling").reason()).isEqualTo("ImagePullBackOff");
  }

  @Test
  void deadlinesEndTheJobWithTheirOwnReason() {
    Job active = Jobs.plain().withActiveDeadline(60).build();
    Proceed over = proceed(active, first(active).status(), seen(new Waiting("", "")), later(60));
    assertThat(condition(over.status(), "Failed").reason()).isEqualTo("DeadlineExceeded");
    assertThat(over.actions()).containsExactly(new Action.StopDrivers(List.of("driver-1")));

    Job start = Jobs.plain().withStartDeadline(20).build();
    Proceed late = proceed(start, first(start).status(), seen(new Waiting("", "")), later(20));
    assertThat(condition(late.status(), "Failed").reason()).isEqualTo("StartDeadlineExceeded");
  }

  @Test
  void suspensionEndsPodsBeforeItIsTrueAndIsNoFailure() {
    Job job = Jobs.plain().suspended().build();
    ScoringJobStatus running = first(Jobs.plain().build()).status();
    Proceed suspending = proceed(job, running, seen(new Waiting("", "")), later(10));
    assertThat(suspending.status().phase()).isEqualTo(JobPhase.SUSPENDING);
    assertThat(suspending.actions()).containsExactly(new Action.StopDrivers(List.of("driver-1")));

    Proceed suspended = proceed(job, suspending.status(), Observation.none(), later(20));
    assertThat(condition(suspended.status(), "Suspended").status()).isEqualTo("True");
    assertThat(suspended.status().lastFailure()).isNull();

    Proceed resumed =
        proceed(Jobs.plain().build(), suspended.status(), Observation.none(), later(30));
    assertThat(resumed.actions()).containsExactly(new Action.CreateAttempt(2));
  }

  @Test
  void anEndedJobIsNeverRunAgainAndGoesAfterItsTimeToLive() {
    Job job = Jobs.plain().withTtl(100).build();
    Observation done = seen(new Ended(Optional.of(0), Optional.empty(), "Completed", ""));
    Proceed succeeded = proceed(job, first(job).status(), done, later(50));
    assertThat(succeeded.status().phase()).isEqualTo(JobPhase.SUCCEEDED);
    assertThat(succeeded.actions()).isEmpty();

    Proceed kept = proceed(job, succeeded.status(), done, later(60));
    assertThat(kept.actions()).containsExactly(new Action.ReleaseDrivers(List.of("driver-1")));
    assertThat(kept.recheck()).contains(Duration.ofSeconds(90));

    Proceed gone = proceed(job, succeeded.status(), Observation.none(), later(150));
    assertThat(gone.actions()).containsExactly(new Action.DeleteJob());
  }

  @Test
  void anotherControllersJobIsLeftAlone() {
    Job job = Jobs.plain().managedBy("example.com/queue").build();
    assertThat(decide(job, ScoringJobStatus.empty(), Observation.none(), START))
        .isInstanceOf(LeaveAlone.class);
  }

  @Test
  void deletionLetsGoOfDriversAtOnce() {
    Job job = Jobs.plain().build(Job.Lifecycle.DELETING);
    Proceed gone =
        proceed(job, first(Jobs.plain().build()).status(), seen(new Waiting("", "")), later(5));
    assertThat(gone.actions()).containsExactly(new Action.ReleaseDrivers(List.of("driver-1")));
  }

  private Proceed first(Job job) {
    return proceed(job, ScoringJobStatus.empty(), Observation.none(), START);
  }

  private Proceed proceed(Job job, ScoringJobStatus status, Observation seen, Instant now) {
    return (Proceed) decide(job, status, seen, now);
  }

  private Decision decide(Job job, ScoringJobStatus status, Observation seen, Instant now) {
    return planner.decide(job, List.of(), status, seen, now);
  }

  private static Observation seen(DriverState state) {
    return new Observation(List.of(driver(1, state)), List.of(), Freshness.LIVE);
  }

  private static DriverPod driver(int attempt, DriverState state) {
    return new DriverPod("driver-" + attempt, attempt, START, false, true, state);
  }

  private static Instant later(long seconds) {
    return START.plusSeconds(seconds);
  }

  private static Condition condition(ScoringJobStatus status, String type) {
    return status.conditions().stream()
        .filter(c -> c.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
