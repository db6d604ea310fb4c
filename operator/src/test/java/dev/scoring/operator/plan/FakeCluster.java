package dev.scoring.operator.plan;

import dev.scoring.contract.failure.FailureReason;
import dev.scoring.contract.progress.Progress;
import dev.scoring.operator.plan.DriverState.Ended;
import dev.scoring.operator.plan.DriverState.Running;
import dev.scoring.operator.plan.DriverState.Unreachable;
import dev.scoring.operator.plan.DriverState.Verdict;
import dev.scoring.operator.plan.DriverState.Waiting;
import dev.scoring.operator.plan.Observation.DriverPod;
import dev.scoring.operator.plan.Observation.ExecutorPod;
import dev.scoring.operator.plan.Observation.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Pods that come and go as a random cluster pleases; actions are carried out on them. */
final class FakeCluster {
  private final Random random;
  private final TreeMap<Integer, DriverPod> drivers = new TreeMap<>();
  private final List<ExecutorPod> executors = new ArrayList<>();
  private Observation cached = Observation.none();
  private boolean jobDeleted;

  FakeCluster(Random random) {
    this.random = random;
  }

  Observation live() {
    return new Observation(List.copyOf(drivers.values()), executors, Freshness.LIVE);
  }

  /** What a cache shows: now, or as it was some events ago. */
  Observation cached() {
    if (random.nextInt(3) > 0) {
      cached = new Observation(List.copyOf(drivers.values()), executors, Freshness.CACHE);
    }
    return new Observation(cached.drivers(), cached.executors(), Freshness.CACHE);
  }

  boolean jobDeleted() {
    return jobDeleted;
  }

  long alive() {
    return drivers.values().stream().filter(d -> !d.ended()).count();
  }

  /** Whether a driver of one of these names published and is still held for its result. */
  boolean holdsResultOf(List<String> names) {
    return drivers.values().stream()
        .anyMatch(
            d ->
                names.contains(d.name())
                    && d.held()
                    && d.state() instanceof Ended e
                    && AttemptFailure.of(e).isEmpty());
  }

  void carryOut(Action action, Instant now) {
    if (action instanceof Action.CreateAttempt create) {
      drivers.putIfAbsent(
          create.attempt(),
          new DriverPod(
              "driver-" + create.attempt(),
              create.attempt(),
              now,
              false,
              true,
              new Waiting("", "")));
    } else if (action instanceof Action.StopDrivers stop) {
      change(stop.names(), d -> with(d, true, d.held(), d.state()));
    } else if (action instanceof Action.ReleaseDrivers release) {
      change(release.names(), d -> with(d, d.deleting(), false, d.state()));
    } else if (action instanceof Action.DeleteDrivers delete) {
      change(delete.names(), d -> with(d, true, d.held(), d.state()));
    } else if (action instanceof Action.DeleteExecutors) {
      executors.clear();
    } else if (action instanceof Action.DeleteJob) {
      jobDeleted = true;
    }
    drivers.values().removeIf(d -> d.deleting() && !d.held() && d.ended());
  }

  private void change(List<String> names, java.util.function.UnaryOperator<DriverPod> change) {
    drivers.replaceAll((k, d) -> names.contains(d.name()) ? change.apply(d) : d);
  }

  /** Something happens to some driver. */
  void happen(Instant now) {
    if (drivers.isEmpty()) {
      return;
    }
    int attempt = drivers.lastKey();
    DriverPod d = drivers.get(attempt);
    if (d.ended()) {
      return;
    }
    if (d.deleting() && random.nextBoolean()) {
      end(d, new Ended(Optional.of(143), Optional.empty(), "", ""));
      return;
    }
    switch (random.nextInt(9)) {
      case 0 ->
          drivers.put(
              attempt, with(d, d.deleting(), d.held(), new Waiting("Unschedulable", "no node")));
      case 1, 2, 3 -> run(d, now);
      case 4 ->
          end(
              d,
              verdict(
                  random.nextBoolean()
                      ? FailureReason.OUT_OF_MEMORY
                      : FailureReason.STORE_UNAVAILABLE));
      case 5 -> end(d, new Ended(Optional.empty(), Optional.empty(), "Evicted", "disk pressure"));
      case 6 -> drivers.put(attempt, with(d, d.deleting(), d.held(), new Unreachable(now)));
      case 7 -> {
        if (random.nextInt(4) == 0) {
          end(d, new Ended(Optional.of(0), Optional.empty(), "Completed", ""));
        }
      }
      default -> {
        if (random.nextInt(8) == 0) {
          drivers.remove(attempt);
        }
      }
    }
  }

  private void run(DriverPod d, Instant now) {
    executors.add(
        new ExecutorPod("exec-" + random.nextInt(1000), d.attempt(), ExecutorPod.Phase.RUNNING));
    Progress progress =
        new Progress(Progress.Stage.SCORING, random.nextInt(10), 10, 1, 10, 5, 5, 0, 1.0, 9);
    drivers.put(
        d.attempt(), with(d, d.deleting(), d.held(), new Running(Optional.of(progress), now)));
  }

  private void end(DriverPod d, Ended ended) {
    drivers.put(d.attempt(), with(d, d.deleting(), d.held(), ended));
    drivers.values().removeIf(p -> p.deleting() && !p.held() && p.ended());
  }

  static Ended verdict(FailureReason reason) {
    return new Ended(
        Optional.of(reason.exitCode()),
        Optional.of(new Verdict(Optional.of(reason), "it failed")),
        "Error",
        "");
  }

  private static DriverPod with(DriverPod d, boolean deleting, boolean held, DriverState state) {
    return new DriverPod(d.name(), d.attempt(), d.created(), deleting, held, state);
  }
}
