package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An environment variable of a container.
 *
 * @param name the variable
 * @param value its value; null when {@code valueFrom} is given
 * @param valueFrom a Kubernetes {@code EnvVarSource}, passed on as it is; null when {@code value}
 *     is given
 */
public record EnvVar(@JsonProperty(required = true) String name, String value, JsonNode valueFrom) {

  public EnvVar {
    valueFrom = FreeForm.orNull(valueFrom);
  }
}
