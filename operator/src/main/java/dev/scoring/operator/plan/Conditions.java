package dev.scoring.operator.plan;

import dev.scoring.crds.Condition;
import dev.scoring.crds.JobPhase;
import java.util.List;
import java.util.Set;

/**
 * Conditions by the phase: those of a Kubernetes Job, and Ready, Reconciling and Stalled, which
 * kstatus and the tools on top of it read.
 */
final class Conditions {
  private static final Set<JobPhase> ACTIVE =
      Set.of(JobPhase.VALIDATING, JobPhase.RUNNING, JobPhase.PUBLISHING);

  private Conditions() {}

  /** Every type, True or False, without transition times. */
  static List<Condition> of(JobPhase phase, String reason, String message, long generation) {
    boolean succeeded = phase == JobPhase.SUCCEEDED;
    boolean failed = phase == JobPhase.FAILED;
    boolean suspended = phase == JobPhase.SUSPENDED;
    return List.of(
        condition("Complete", succeeded, reason, message, generation),
        condition("Failed", failed, reason, message, generation),
        condition("Suspended", suspended, reason, message, generation),
        condition("Running", ACTIVE.contains(phase), reason, message, generation),
        condition("Ready", succeeded, reason, message, generation),
        condition("Reconciling", !succeeded && !failed && !suspended, reason, message, generation),
        condition("Stalled", failed, reason, message, generation));
  }

  private static Condition condition(
      String type, boolean holds, String reason, String message, long generation) {
    return new Condition(type, holds ? "True" : "False", generation, "", reason, message);
  }

  /** Gives a condition its transition time: the stored one's unless the status flips. */
  static Condition carryOver(Condition fresh, List<Condition> stored, String now) {
    String since =
        stored.stream()
            .filter(c -> c.type().equals(fresh.type()) && c.status().equals(fresh.status()))
            .map(Condition::lastTransitionTime)
            .findFirst()
            .orElse(now);
    return new Condition(
        fresh.type(),
        fresh.status(),
        fresh.observedGeneration(),
        since,
        fresh.reason(),
        fresh.message());
  }
}
