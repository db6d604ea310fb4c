package dev.scoring.runner.store;

/** What claiming an output folder for a run came to. */
public sealed interface ClaimOutcome {

  /** The run is new and its plan is the one given. */
  record Fresh() implements ClaimOutcome {}

  /** The run was begun before; it goes on with the plan that it was begun with. */
  final class Resumed implements ClaimOutcome {
    private final byte[] plan;

    /** With the stored plan. */
    public Resumed(byte[] plan) {
      this.plan = plan.clone();
    }

    /** The plan as it was stored. */
    public byte[] plan() {
      return plan.clone();
    }
  }
}
