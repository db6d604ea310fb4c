package dev.scoring.e2e.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import java.util.Map;

/** The three patches that carry changes: merge (RFC 7386), JSON (RFC 6902) and strategic merge. */
public final class Patches {
  private Patches() {}

  /** RFC 7386. */
  public static ObjectNode merge(ObjectNode target, JsonNode patch) {
    ObjectNode merged = target.deepCopy();
    for (Map.Entry<String, JsonNode> e : patch.properties()) {
      if (e.getValue().isNull()) {
        merged.remove(e.getKey());
      } else if (e.getValue().isObject()) {
        ObjectNode base =
            merged.get(e.getKey()) instanceof ObjectNode o
                ? o
                : JsonNodeFactory.instance.objectNode();
        merged.set(e.getKey(), merge(base, e.getValue()));
      } else {
        merged.set(e.getKey(), e.getValue());
      }
    }
    return merged;
  }

  /** Merge in which lists that are maps merge by their keys and {@code $patch} is honoured. */
  public static ObjectNode strategic(ObjectNode target, JsonNode patch, ListKeys keys) {
    return strategic(target, patch, "", keys);
  }

  private static ObjectNode strategic(
      ObjectNode target, JsonNode patch, String path, ListKeys keys) {
    if (patch.path("$patch").asText().equals("replace")) {
      ObjectNode replaced = ((ObjectNode) patch).deepCopy();
      replaced.remove("$patch");
      return replaced;
    }
    ObjectNode merged = target.deepCopy();
    for (Map.Entry<String, JsonNode> e : patch.properties()) {
      String name = e.getKey();
      String child = path.isEmpty() ? name : path + "." + name;
      JsonNode value = e.getValue();
      if (name.startsWith("$")) {
        removeValues(merged, name, value);
      } else if (value.isNull()) {
        merged.remove(name);
      } else if (value.isObject()) {
        ObjectNode base =
            merged.get(name) instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode();
        merged.set(name, strategic(base, value, child, keys));
      } else if (value.isArray() && merged.get(name) instanceof ArrayNode list) {
        merged.set(name, strategicList(list, (ArrayNode) value, child, keys));
      } else {
        merged.set(name, value);
      }
    }
    return merged;
  }

  /** Honours {@code $deleteFromPrimitiveList/name}; other directives order elements only. */
  private static void removeValues(ObjectNode object, String directive, JsonNode values) {
    String list = directive.substring(directive.indexOf('/') + 1);
    if (object.get(list) instanceof ArrayNode array) {
      ArrayNode left = array.arrayNode();
      array.forEach(
          v -> {
            if (values.valueStream().noneMatch(v::equals)) {
              left.add(v);
            }
          });
      object.set(list, left);
    }
  }

  private static ArrayNode strategicList(
      ArrayNode target, ArrayNode patch, String path, ListKeys keys) {
    if (keys.isSet(path)) {
      ArrayNode union = target.deepCopy();
      patch.forEach(
          v -> {
            if (union.valueStream().noneMatch(v::equals)) {
              union.add(v);
            }
          });
      return union;
    }
    if (keys.fields(path).isEmpty()) {
      return patch;
    }
    ArrayNode merged = target.deepCopy();
    for (JsonNode element : patch) {
      String key = keys.key(path, element).orElse("");
      int at = indexOf(merged, path, key, keys);
      if (element.path("$patch").asText().equals("delete")) {
        if (at >= 0) {
          merged.remove(at);
        }
      } else if (at >= 0) {
        merged.set(at, strategic((ObjectNode) merged.get(at), element, path + ".[]", keys));
      } else {
        merged.add(element);
      }
    }
    return merged;
  }

  private static int indexOf(ArrayNode list, String path, String key, ListKeys keys) {
    for (int i = 0; i < list.size(); i++) {
      if (keys.key(path, list.get(i)).filter(key::equals).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** RFC 6902; a step that does not apply refuses the whole patch. */
  public static ObjectNode json(ObjectNode target, JsonNode steps) {
    ObjectNode patched = target.deepCopy();
    for (JsonNode step : steps) {
      JsonStep.of(step).apply(patched);
    }
    return patched;
  }

  static KubeError rejected() {
    return KubeError.unprocessable(
        "the server rejected our request due to an error in our request");
  }
}
