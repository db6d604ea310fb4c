package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.schema.CustomTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a document as one of a type; with {@code fieldValidation=Strict} unknown fields fail. */
final class FieldValidation {
  private static final Set<String> CONFIG_MAP =
      Set.of("apiVersion", "kind", "metadata", "data", "binaryData", "immutable");
  private final CustomTypes customTypes;

  FieldValidation(CustomTypes customTypes) {
    this.customTypes = customTypes;
  }

  boolean custom(ResourceType type) {
    return customTypes.schema(type).isPresent();
  }

  ObjectNode read(ResourceType type, ApiRequest request, JsonNode body) {
    if (!(body instanceof ObjectNode document)) {
      throw KubeError.badRequest(
          "the object provided is unrecognized (must be of type "
              + type.kind()
              + "): couldn't get version/kind; json parse error: "
              + body.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    String kind = document.path("kind").asText(type.kind());
    if (!kind.equals(type.kind())) {
      throw KubeError.badRequest(
          kind
              + " in version \""
              + type.version()
              + "\" cannot be handled as a "
              + type.kind()
              + ": converting (v1."
              + kind
              + ") to (core."
              + type.kind()
              + "): unknown conversion");
    }
    List<String> unknown = unknownFields(type, document);
    if (!unknown.isEmpty() && request.param("fieldValidation").equals("Strict")) {
      throw KubeError.badRequest(
          type.kind()
              + " in version \""
              + type.version()
              + "\" cannot be handled as a "
              + type.kind()
              + ": strict decoding error: "
              + String.join(
                  ", ", unknown.stream().map(f -> "unknown field \"" + f + "\"").toList()));
    }
    ObjectNode known = document.deepCopy();
    if (type.plural().equals("configmaps")) {
      known.retain(CONFIG_MAP);
    }
    return known.put("kind", type.kind()).put("apiVersion", type.apiVersion());
  }

  /** Built-in types are checked where a typo is likely in our own documents: config maps. */
  private List<String> unknownFields(ResourceType type, ObjectNode document) {
    if (type.plural().equals("configmaps")) {
      return document.properties().stream()
          .map(Map.Entry::getKey)
          .filter(f -> !CONFIG_MAP.contains(f))
          .toList();
    }
    return customTypes
        .schema(type)
        .map(s -> s.schema().prune(document.deepCopy()))
        .orElse(List.of());
  }
}
