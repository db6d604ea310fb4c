package dev.scoring.e2e.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sets of fields in the notation of {@code fieldsV1}: a tree whose keys are {@code f:name}, {@code
 * k:{...}} for an element of a list that is a map, {@code v:...} for one of a list that is a set,
 * and {@code .} for the parent itself. Static functions over {@link ObjectNode}; no argument is
 * changed.
 */
final class FieldSet {
  private static final List<String> IDENTITY =
      List.of("apiVersion", "kind", "metadata.name", "metadata.namespace");

  private FieldSet() {}

  /** The fields that an applied document names. */
  static ObjectNode ofApplied(ObjectNode document, ListKeys keys) {
    ObjectNode set = of(document, "", keys);
    set.remove(List.of("f:apiVersion", "f:kind"));
    if (set.path("f:metadata") instanceof ObjectNode metadata) {
      metadata.remove(List.of("f:name", "f:namespace"));
      if (metadata.isEmpty()) {
        set.remove("f:metadata");
      }
    }
    return set;
  }

  private static ObjectNode of(JsonNode value, String path, ListKeys keys) {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String child = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      if (IDENTITY.contains(child)) {
        continue;
      }
      set.set("f:" + field.getKey(), ofValue(field.getValue(), child, keys));
    }
    return set;
  }

  private static ObjectNode ofValue(JsonNode value, String path, ListKeys keys) {
    if (value.isObject() && !value.isEmpty() && !keys.atomic(path)) {
      return of(value, path, keys);
    }
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    if (value.isArray()) {
      for (JsonNode element : value) {
        keys.key(path, element)
            .ifPresent(
                k -> {
                  ObjectNode inner =
                      element.isObject() ? of(element, path + ".[]", keys) : set.objectNode();
                  if (element.isObject()) {
                    inner.putObject(".");
                  }
                  set.set(k, inner);
                });
      }
    }
    return set;
  }

  /** Every path of the set that ends in a leaf, as a list of keys. */
  static List<List<String>> leaves(JsonNode set) {
    List<List<String>> paths = new ArrayList<>();
    collect(set, List.of(), paths);
    return paths;
  }

  private static void collect(JsonNode set, List<String> prefix, List<List<String>> into) {
    for (Map.Entry<String, JsonNode> e : set.properties()) {
      List<String> path = new ArrayList<>(prefix);
      path.add(e.getKey());
      if (e.getValue().isEmpty()) {
        into.add(List.copyOf(path));
      } else {
        collect(e.getValue(), path, into);
      }
    }
  }

  static boolean contains(JsonNode set, List<String> path) {
    JsonNode at = set;
    for (String key : path) {
      at = at.path(key);
    }
    return !at.isMissingNode();
  }

  /** The set without the given leaves, and without parents that this empties. */
  static ObjectNode minus(ObjectNode set, List<List<String>> paths) {
    ObjectNode left = set.deepCopy();
    paths.forEach(path -> remove(left, path));
    return left;
  }

  private static void remove(ObjectNode set, List<String> path) {
    if (path.size() == 1) {
      if (set.path(path.get(0)).isEmpty()) {
        set.remove(path.get(0));
      }
      return;
    }
    if (set.path(path.get(0)) instanceof ObjectNode child) {
      remove(child, path.subList(1, path.size()));
      if (child.isEmpty() || onlySelf(child)) {
        set.remove(path.get(0));
      }
    }
  }

  private static boolean onlySelf(ObjectNode node) {
    return node.size() == 1 && node.has(".") && node.path(".").isEmpty();
  }

  /** The value that a path of the set leads to in a document; missing when there is none. */
  static JsonNode value(JsonNode document, List<String> path, ListKeys keys) {
    JsonNode at = document;
    String name = "";
    for (String key : path) {
      if (key.equals(".")) {
        return at;
      }
      if (key.startsWith("f:")) {
        name = name.isEmpty() ? key.substring(2) : name + "." + key.substring(2);
        at = at.path(key.substring(2));
      } else {
        at = keys.element(name, at, key);
        name = name + ".[]";
      }
    }
    return at;
  }

  /** The path as conflict messages spell it. */
  static String spell(List<String> path) {
    StringBuilder text = new StringBuilder();
    for (String key : path) {
      if (key.startsWith("f:")) {
        text.append('.').append(key, 2, key.length());
      } else if (key.startsWith("k:{")) {
        text.append('[').append(key, 3, key.length() - 1).append(']');
      } else if (key.startsWith("v:")) {
        text.append('[').append(key, 2, key.length()).append(']');
      }
    }
    return text.toString();
  }
}
