package dev.scoring.operator.plan;

import dev.scoring.crds.ScoringJobStatus;
import dev.scoring.operator.plan.Observation.DriverPod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is left to do for a job that has ended: nothing that runs it again. */
record EndedJob(Job job, ScoringJobStatus stored, Observation seen, Instant now) {

  Decision decide() {
    List<Action> actions = new ArrayList<>(Cleanup.stopAndRelease(seen));
    Optional<Duration> jobTtl = left(job.spec().ttlSecondsAfterFinished());
    if (jobTtl.isPresent() && over(jobTtl.get())) {
      actions.add(new Action.DeleteJob());
      return new Decision.Proceed(stored, actions, Optional.empty());
    }
    Optional<Duration> podsTtl = left(job.spec().podsTtlSeconds());
    List<String> ended =
        seen.drivers().stream()
            .filter(d -> d.ended() && !d.deleting())
            .map(DriverPod::name)
            .toList();
    boolean podsDue = podsTtl.isPresent() && over(podsTtl.get());
    if (podsDue && !ended.isEmpty()) {
      actions.add(new Action.DeleteDrivers(ended));
    }
    Optional<Duration> podsLater = podsDue ? Optional.empty() : podsTtl;
    return new Decision.Proceed(stored, actions, Deadlines.sooner(jobTtl, podsLater));
  }

  /** Time until so many seconds after the end; empty when none are declared. */
  private Optional<Duration> left(Long seconds) {
    return seconds == null || stored.completionTime() == null
        ? Optional.empty()
        : Optional.of(
            Duration.between(now, Instant.parse(stored.completionTime()).plusSeconds(seconds)));
  }

  private static boolean over(Duration left) {
    return left.isNegative() || left.isZero();
  }
}
