package dev.scoring.operator.plan;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.progress.Progress;
import java.time.Instant;
import java.util.Optional;

/** What a driver pod is doing, as its pod object tells. */
public sealed interface DriverState {

  /**
   * Its container has not begun.
   *
   * @param reason the cluster's word, as in {@code Unschedulable} or {@code ImagePullBackOff};
   *     empty while there is none
   * @param message the cluster's sentence
   */
  record Waiting(String reason, String message) implements DriverState {}

  /**
   * Its container runs.
   *
   * @param progress the driver's last report; empty before the first
   * @param lastProgress when a report last moved forward; the start when none has
   */
  record Running(Optional<Progress> progress, Instant lastProgress) implements DriverState {}

  /**
   * Its container has ended, or will never begin.
   *
   * @param exitCode of the container; empty when it never ran or the node lost it
   * @param verdict the termination message; empty when it is absent or torn, which is normal after
   *     a kill
   * @param podReason the pod's or the container's reason, as in {@code Evicted} or {@code
   *     OOMKilled}; empty when there is none
   * @param message the cluster's sentence
   */
  record Ended(
      Optional<Integer> exitCode, Optional<Verdict> verdict, String podReason, String message)
      implements DriverState {}

  /**
   * Its node does not answer: it may still run.
   *
   * @param since when the node was first seen so
   */
  record Unreachable(Instant since) implements DriverState {}

  /**
   * What the driver said as it ended.
   *
   * @param failure why it failed; empty for a published output
   * @param message one sentence
   */
  record Verdict(Optional<FailureReason> failure, String message) {}
}
