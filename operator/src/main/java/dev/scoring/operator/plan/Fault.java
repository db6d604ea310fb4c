package dev.scoring.operator.plan;

/** Whose fault a failed attempt is, which decides whether and how often it is tried again. */
public enum Fault {
  /** Model, input or spec: another attempt cannot end otherwise. */
  USER,
  /** Memory, I/O, a defect: counts against {@code backoffLimit}. */
  PROGRAM,
  /** Eviction, preemption, a lost node: counts against a larger limit of its own. */
  CLUSTER
}
