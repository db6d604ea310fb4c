package dev.scoring.operator.plan;

import dev.scoring.crds.ScoringJobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a pass over a job comes to. */
public sealed interface Decision {

  /** The job is another controller's, or its deletion needs nothing of ours. */
  record LeaveAlone() implements Decision {}

  /** Something is missing in the cache that a verdict hangs on: look at the API server first. */
  record LookLive() implements Decision {}

  /**
   * Store the status, then act. The status comes first, so that a crash in between is seen as an
   * intent not yet carried out.
   *
   * @param status what to store
   * @param actions what to do, in this order
   * @param recheck when to look again without an event; empty when only events matter
   */
  record Proceed(ScoringJobStatus status, List<Action> actions, Optional<Duration> recheck)
      implements Decision {
    public Proceed {
      actions = List.copyOf(actions);
    }
  }
}
