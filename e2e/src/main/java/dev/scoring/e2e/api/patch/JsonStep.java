package dev.scoring.e2e.api.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One step of an RFC 6902 patch. */
record JsonStep(String op, JsonPointer path, String from, JsonNode value) {

  static JsonStep of(JsonNode step) {
    return new JsonStep(
        step.path("op").asText(),
        JsonPointer.compile(step.path("path").asText()),
        step.path("from").asText(),
        step.get("value"));
  }

  void apply(ObjectNode document) {
    switch (op) {
      case "add" -> add(document, path, value);
      case "remove" -> remove(document, path);
      case "replace" -> {
        remove(document, path);
        add(document, path, value);
      }
      case "move" -> {
        JsonNode moved = present(document, JsonPointer.compile(from)).deepCopy();
        remove(document, JsonPointer.compile(from));
        add(document, path, moved);
      }
      case "copy" -> add(document, path, present(document, JsonPointer.compile(from)).deepCopy());
      case "test" -> {
        if (!document.at(path).equals(value)) {
          throw Patches.rejected();
        }
      }
      default -> throw Patches.rejected();
    }
  }

  private static void add(ObjectNode document, JsonPointer at, JsonNode value) {
    JsonNode parent = document.at(at.head());
    String key = at.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      object.set(key, value);
    } else if (parent instanceof ArrayNode array) {
      int index = key.equals("-") ? array.size() : at.last().getMatchingIndex();
      if (index < 0 || index > array.size()) {
        throw Patches.rejected();
      }
      array.insert(index, value);
    } else {
      throw Patches.rejected();
    }
  }

  private static void remove(ObjectNode document, JsonPointer at) {
    present(document, at);
    JsonNode parent = document.at(at.head());
    if (parent instanceof ArrayNode array) {
      array.remove(at.last().getMatchingIndex());
    } else {
      ((ObjectNode) parent).remove(at.last().getMatchingProperty());
    }
  }

  private static JsonNode present(ObjectNode document, JsonPointer at) {
    JsonNode value = document.at(at);
    if (value.isMissingNode()) {
      throw Patches.rejected();
    }
    return value;
  }
}
