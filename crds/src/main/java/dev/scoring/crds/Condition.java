package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One thing that is or is not true of a job, as Kubernetes' own {@code Condition}.
 *
 * @param type what: {@code Complete}, {@code Failed}, {@code Suspended}, {@code Running}, {@code
 *     Ready}, {@code Reconciling} or {@code Stalled}
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param observedGeneration generation of the resource that this is about; null when unknown
 * @param lastTransitionTime when {@code status} last changed, as an RFC 3339 text in UTC
 * @param reason why, in one CamelCase word
 * @param message why, in a sentence for people
 */
public record Condition(
    @JsonProperty(required = true) String type,
    @JsonProperty(required = true) String status,
    Long observedGeneration,
    @JsonProperty(required = true) String lastTransitionTime,
    @JsonProperty(required = true) String reason,
    @JsonProperty(required = true) String message) {}
