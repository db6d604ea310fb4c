package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * The part of a resource's metadata that its author writes.
 *
 * @param name 1 to 40 lower-case letters, digits and hyphens, beginning with a letter and not
 *     ending with a hyphen, so that every name derived from it fits Kubernetes' 63 characters
 * @param namespace the namespace; null takes the one of the current context
 * @param labels labels of the resource; empty when absent
 * @param annotations annotations of the resource; empty when absent
 */
public record ManifestMetadata(
    @JsonProperty(required = true) String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations) {

  public ManifestMetadata {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
