package dev.scoring.operator.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pods of a job, as they were just seen.
 *
 * @param drivers driver pods of every attempt, owned by this job's UID
 * @param executors executor pods of every attempt
 * @param freshness where this was read
 */
public record Observation(
    List<DriverPod> drivers, List<ExecutorPod> executors, Freshness freshness) {

  public Observation {
    drivers = List.copyOf(drivers);
    executors = List.copyOf(executors);
  }

  /** Where pods were read. */
  public enum Freshness {
    /** In a cache, which may lag: what is missing may be there. */
    CACHE,
    /** At the API server: what is missing is not there. */
    LIVE
  }

  /**
   * A driver pod.
   *
   * @param attempt which attempt, from 1
   * @param created when the pod was created
   * @param deleting whether its deletion was asked for
   * @param held whether the operator's finalizer keeps it
   */
  public record DriverPod(
      String name,
      int attempt,
      Instant created,
      boolean deleting,
      boolean held,
      DriverState state) {

    boolean ended() {
      return state instanceof DriverState.Ended;
    }
  }

  /**
   * An executor pod.
   *
   * @param attempt which attempt, from 1
   */
  public record ExecutorPod(String name, int attempt, Phase phase) {

    /** What an executor is doing. */
    public enum Phase {
      PENDING,
      RUNNING,
      ENDED
    }
  }

  /** Nothing, as read at the API server. */
  public static Observation none() {
    return new Observation(List.of(), List.of(), Freshness.LIVE);
  }

  Optional<DriverPod> driver(int attempt) {
    return drivers.stream().filter(d -> d.attempt() == attempt).findFirst();
  }

  boolean workingExecutors() {
    return executors.stream().anyMatch(e -> e.phase() == ExecutorPod.Phase.RUNNING);
  }
}
