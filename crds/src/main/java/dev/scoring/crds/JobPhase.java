package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job is. */
public enum JobPhase {
  /** Accepted; no driver pod was created yet. */
  @JsonProperty("Pending")
  PENDING,
  /** A driver pod exists; its process does not report yet. */
  @JsonProperty("Starting")
  STARTING,
  /** The driver checks spec, bundle, input schema, output and parity. */
  @JsonProperty("Validating")
  VALIDATING,
  /** Units are being scored. */
  @JsonProperty("Running")
  RUNNING,
  /** Every unit is committed, and the output is being published. */
  @JsonProperty("Publishing")
  PUBLISHING,
  /** An attempt failed, and the next waits for its time. */
  @JsonProperty("BackingOff")
  BACKING_OFF,
  /** Suspension was asked for, and pods are ending. */
  @JsonProperty("Suspending")
  SUSPENDING,
  /** Suspended, without a pod. */
  @JsonProperty("Suspended")
  SUSPENDED,
  /** The output is published. Ends the job. */
  @JsonProperty("Succeeded")
  SUCCEEDED,
  /** The job will not be tried again. Ends the job. */
  @JsonProperty("Failed")
  FAILED
}
