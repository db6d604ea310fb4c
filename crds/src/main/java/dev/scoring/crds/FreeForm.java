package dev.scoring.crds;

import com.fasterxml.jackson.databind.JsonNode;

/** What Kubernetes defines and manifests pass on. */
final class FreeForm {

  private FreeForm() {}

  /** JSON's null, as Jackson gives it for an absent field, is no value. */
  static JsonNode orNull(JsonNode json) {
    return json == null || json.isNull() ? null : json;
  }
}
