package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A {@code ScoringJob} as a user writes it: the document that {@code kubectl apply} and {@code
 * scoring run} both take.
 *
 * @param apiVersion always {@value #API_VERSION}
 * @param kind always {@value #KIND}
 * @param metadata the resource's name and labels
 * @param spec what to score, and with which pods
 */
public record ScoringJobManifest(
    @JsonProperty(required = true) String apiVersion,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) ManifestMetadata metadata,
    @JsonProperty(required = true) ScoringJobSpec spec) {

  /** Group and version of the resource. */
  public static final String API_VERSION = "scoring.dev/v1alpha1";

  /** Kind of the resource. */
  public static final String KIND = "ScoringJob";
}
