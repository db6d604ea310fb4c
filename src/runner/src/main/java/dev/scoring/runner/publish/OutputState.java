package dev.scoring.runner.publish;

import java.util.List;

/** What is at the place where a run wants to write. */
public sealed interface OutputState {

  /** Nothing, or an empty folder. */
  record Free() implements OutputState {}

  /**
   * This run's own output, complete.
   *
   * @param manifest the manifest that it was published with
   */
  record Published(String manifest) implements OutputState {}

  /** This run began here and did not end; it can be resumed, or abandoned to begin anew. */
  record Begun() implements OutputState {}

  /**
   * Nothing of this run, and other runs that began and did not end.
   *
   * @param runIds their ids
   */
  record Busy(List<String> runIds) implements OutputState {
    public Busy {
      runIds = List.copyOf(runIds);
    }
  }

  /**
   * Files that are not this run's.
   *
   * @param example one of them, below the output folder; the output itself if that is a file
   */
  record Occupied(String example) implements OutputState {}
}
