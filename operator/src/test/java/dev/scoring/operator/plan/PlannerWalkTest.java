package dev.scoring.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scoring.crds.JobPhase;
import dev.scoring.crds.ScoringJobStatus;
import dev.scoring.operator.plan.Decision.LookLive;
import dev.scoring.operator.plan.Decision.Proceed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random walks: pods in any order, stale caches, crashes between status and actions, suspensions,
 * jumps of time. What must hold, holds after every step.
 */
class PlannerWalkTest {
  private static final int WALKS = 300;
  private static final int STEPS = 200;
  private final Planner planner = new Planner(Limits.defaults());

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whateverHappensAtMostOneDriverIsAliveAndWhatEndedStaysEnded(long seed) {
    Random random = new Random(seed);
    for (int walk = 0; walk < WALKS; walk++) {
      walk(random);
    }
  }

  private void walk(Random random) {
    FakeCluster cluster = new FakeCluster(random);
    ScoringJobStatus status = ScoringJobStatus.empty();
    Instant now = Instant.parse("2026-11-20T00:00:00Z");
    boolean suspended = false;
    for (int step = 0; step < STEPS && !cluster.jobDeleted(); step++) {
      now = now.plus(Duration.ofSeconds(random.nextInt(60)));
      suspended = random.nextInt(25) == 0 ? !suspended : suspended;
      Jobs jobs = Jobs.plain().withProgressDeadline(600).withStartDeadline(3000);
      Job job = (suspended ? jobs.suspended() : jobs).build();
      cluster.happen(now);

      ScoringJobStatus before = status;
      Decision decision = planner.decide(job, List.of(), status, cluster.cached(), now);
      if (decision instanceof LookLive) {
        decision = planner.decide(job, List.of(), status, cluster.live(), now);
      }
      assertThat(decision).isInstanceOf(Proceed.class);
      Proceed proceed = (Proceed) decision;
      status = proceed.status();
      for (Action action : proceed.actions()) {
        if (random.nextInt(6) == 0) {
          break;
        }
        if (action instanceof Action.ReleaseDrivers release
            && cluster.holdsResultOf(release.names())) {
          assertThat(status.phase()).as("a result is stored first").isEqualTo(JobPhase.SUCCEEDED);
        }
        cluster.carryOut(action, now);
      }
      check(before, status, cluster);
    }
  }

  private static void check(ScoringJobStatus before, ScoringJobStatus after, FakeCluster cluster) {
    assertThat(cluster.alive()).as("drivers alive, %s", after).isLessThanOrEqualTo(1);
    if (before.phase() == JobPhase.SUCCEEDED || before.phase() == JobPhase.FAILED) {
      assertThat(after).isEqualTo(before);
    }
    assertThat(after.retries().program()).isLessThanOrEqualTo(4);
    assertThat(after.retries().cluster()).isLessThanOrEqualTo(21);
    if (before.progress() != null) {
      assertThat(after.progress().unitsDone())
          .isGreaterThanOrEqualTo(before.progress().unitsDone());
    }
    if (after.phase() == JobPhase.SUSPENDED) {
      assertThat(cluster.live().executors()).isEmpty();
      assertThat(cluster.alive()).isZero();
    }
  }
}
