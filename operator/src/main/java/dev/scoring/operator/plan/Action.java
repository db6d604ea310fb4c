package dev.scoring.operator.plan;

import java.util.List;

/** One thing to do in the cluster. Doing it twice is doing it once. */
public sealed interface Action {

  /** Create an attempt's config map, secret and driver pod, or find them. */
  record CreateAttempt(int attempt) implements Action {}

  /** Ask drivers to stop; they commit what they can within their grace. */
  record StopDrivers(List<String> names) implements Action {
    public StopDrivers {
      names = List.copyOf(names);
    }
  }

  /** Delete every executor of the job by label. */
  record DeleteExecutors() implements Action {}

  /** Take the operator's finalizer off driver pods whose result is in the status. */
  record ReleaseDrivers(List<String> names) implements Action {
    public ReleaseDrivers {
      names = List.copyOf(names);
    }
  }

  /** Delete ended driver pods that are no longer wanted. */
  record DeleteDrivers(List<String> names) implements Action {
    public DeleteDrivers {
      names = List.copyOf(names);
    }
  }

  /** Delete the resource, whose time to live is over. */
  record DeleteJob() implements Action {}
}
