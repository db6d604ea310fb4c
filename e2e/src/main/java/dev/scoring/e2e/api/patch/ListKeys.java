package dev.scoring.e2e.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which lists are maps or sets, by their field's name (built-in types) or by their schema's
 * extensions (custom ones). Lists not named are atomic.
 */
public final class ListKeys {
  private static final Map<String, List<String>> BUILT_IN =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("ownerReferences", List.of("uid")),
          Map.entry("conditions", List.of("type")),
          Map.entry("containerStatuses", List.of("name")),
          Map.entry("secrets", List.of("name")));
  private static final Set<String> SETS = Set.of("finalizers");

  private final JsonNode schema;

  private ListKeys(JsonNode schema) {
    this.schema = schema;
  }

  public static ListKeys builtIn() {
    return new ListKeys(MissingNode.getInstance());
  }

  /** For a custom resource, by its OpenAPI schema. */
  public static ListKeys of(JsonNode schema) {
    return new ListKeys(schema);
  }

  boolean atomic(String path) {
    return at(path).path("x-kubernetes-map-type").asText().equals("atomic");
  }

  /** The {@code k:} or {@code v:} key of an element; empty when the list is atomic. */
  Optional<String> key(String path, JsonNode element) {
    if (isSet(path)) {
      return Optional.of("v:" + element);
    }
    List<String> fields = fields(path);
    if (fields.isEmpty() || !element.isObject()) {
      return Optional.empty();
    }
    ObjectNode key = ((ObjectNode) element).objectNode();
    fields.stream().filter(element::has).forEach(f -> key.set(f, element.get(f)));
    return Optional.of("k:" + key);
  }

  /** The element of a list that a key names; missing when there is none. */
  JsonNode element(String path, JsonNode list, String key) {
    for (JsonNode element : list) {
      if (key(path, element).filter(key::equals).isPresent()) {
        return element;
      }
    }
    return MissingNode.getInstance();
  }

  /** The fields that identify an element; empty for an atomic list. */
  List<String> fields(String path) {
    JsonNode node = at(path);
    if (node.path("x-kubernetes-list-type").asText().equals("map")) {
      return node.path("x-kubernetes-list-map-keys").valueStream().map(JsonNode::asText).toList();
    }
    boolean ofMetadata = path.startsWith("metadata.");
    return schema.isMissingNode() || ofMetadata
        ? BUILT_IN.getOrDefault(last(path), List.of())
        : List.of();
  }

  boolean isSet(String path) {
    return SETS.contains(last(path))
        || at(path).path("x-kubernetes-list-type").asText().equals("set");
  }

  private JsonNode at(String path) {
    JsonNode node = schema;
    for (String part : path.split("\\.", -1)) {
      node = part.equals("[]") ? node.path("items") : node.path("properties").path(part);
    }
    return node;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
