package dev.scoring.operator.plan;

import dev.scoring.operator.plan.Observation.DriverPod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which pods have to end or go. Pure. */
final class Cleanup {
  private Cleanup() {}

  /** The resource is going: its pods go by ownership once nothing of ours holds them. */
  static List<Action> ofDeletedJob(Observation seen) {
    List<Action> actions = new ArrayList<>();
    addNamed(actions, names(seen, DriverPod::held), Action.ReleaseDrivers::new);
    actions.addAll(executors(seen));
    return actions;
  }

  static List<Action> executors(Observation seen) {
    return seen.executors().isEmpty() ? List.of() : List.of(new Action.DeleteExecutors());
  }

  /** Ends every pod that may still work; keeps ended drivers, which hold logs and the result. */
  static List<Action> stop(Observation seen) {
    List<Action> actions = new ArrayList<>();
    addNamed(actions, names(seen, d -> !d.ended() && !d.deleting()), Action.StopDrivers::new);
    actions.addAll(executors(seen));
    return actions;
  }

  /** As {@link #stop}, and lets go of ended drivers, whose results are stored. */
  static List<Action> stopAndRelease(Observation seen) {
    List<Action> actions = new ArrayList<>(stop(seen));
    addNamed(actions, names(seen, d -> d.ended() && d.held()), Action.ReleaseDrivers::new);
    return actions;
  }

  /** Leaves no pod. */
  static List<Action> removeAll(Observation seen) {
    List<Action> actions = new ArrayList<>(stopAndRelease(seen));
    addNamed(actions, names(seen, d -> d.ended() && !d.deleting()), Action.DeleteDrivers::new);
    boolean stopping = seen.drivers().stream().anyMatch(d -> !d.ended());
    if (stopping) {
      actions.removeIf(a -> a instanceof Action.DeleteExecutors);
    }
    return actions;
  }

  private static List<String> names(Observation seen, Predicate<DriverPod> which) {
    return seen.drivers().stream().filter(which).map(DriverPod::name).toList();
  }

  private static void addNamed(
      List<Action> actions, List<String> names, Function<List<String>, Action> action) {
    if (!names.isEmpty()) {
      actions.add(action.apply(names));
    }
  }
}
