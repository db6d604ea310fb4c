package dev.scoring.e2e.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a recorded conversation into one with another server: what the recorded server had chosen
 * (uids, versions, generated names) is replaced by what this one chose.
 */
final class Replay {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Fields whose values differ from server to server. */
  private static final Set<String> MASKED =
      Set.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "deletionTimestamp",
          "lastTransitionTime",
          "time",
          "manager",
          "storageVersionHash",
          "continue",
          "remainingItemCount",
          "description",
          "verbs");

  private final Map<String, String> ours = new HashMap<>();

  JsonNode adapt(JsonNode request) {
    String text = request.toString();
    for (Map.Entry<String, String> e : ours.entrySet()) {
      text = text.replace(e.getKey(), e.getValue());
    }
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void compare(String step, JsonNode recorded, JsonNode answer, List<String> differences) {
    JsonNode expected = recorded.path("response");
    if (expected.path("status").asInt() != answer.path("status").asInt()) {
      differences.add(
          step
              + " "
              + recorded.path("request").path("method").asText()
              + " "
              + recorded.path("request").path("path").asText()
              + ": status "
              + answer.path("status")
              + " instead of "
              + expected.path("status")
              + ": "
              + answer.path("body"));
      return;
    }
    learn(expected.path("body"), answer.path("body"));
    JsonNode theirs = onlyAppliedFields(expected.path("body"));
    JsonNode mine = onlyAppliedFields(answer.path("body"));
    compare(step, "", theirs, mine, differences);
  }

  /** Owners of updates are kept for conflicts, but not to the last entry as the real server. */
  private static JsonNode onlyAppliedFields(JsonNode body) {
    JsonNode copy = body.deepCopy();
    for (JsonNode metadata : copy.findValues("metadata")) {
      if (metadata.path("managedFields") instanceof ArrayNode entries) {
        entries.removeIf(e -> e.path("operation").asText().equals("Update"));
      }
    }
    return copy;
  }

  private void learn(JsonNode expected, JsonNode answer) {
    for (String field : List.of("uid", "resourceVersion", "name")) {
      String theirs = expected.path("metadata").path(field).asText();
      String mine = answer.path("metadata").path(field).asText();
      if (theirs.length() > 2 && !mine.isEmpty() && !theirs.equals(mine)) {
        ours.put('"' + theirs + '"', '"' + mine + '"');
      }
    }
  }

  private void compare(
      String step, String path, JsonNode expected, JsonNode answer, List<String> differences) {
    if (expected.isObject() && answer.isObject()) {
      Set<String> names = new TreeSet<>();
      ((ObjectNode) expected).fieldNames().forEachRemaining(names::add);
      ((ObjectNode) answer).fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!MASKED.contains(name)) {
          compare(step, path + "/" + name, expected.path(name), answer.path(name), differences);
        }
      }
    } else if (expected.isArray() && answer.isArray() && expected.size() == answer.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(step, path + "/" + i, expected.get(i), answer.get(i), differences);
      }
    } else if (!expected.equals(answer) && !known(expected, answer)) {
      differences.add(step + " " + path + ": " + answer + " instead of " + expected);
    }
  }

  /** Texts that quote a value this server chose, such as an age or a generated name. */
  private boolean known(JsonNode expected, JsonNode answer) {
    if (!expected.isTextual() || !answer.isTextual()) {
      return false;
    }
    String adapted = expected.asText();
    for (Map.Entry<String, String> e : ours.entrySet()) {
      adapted = adapted.replace(strip(e.getKey()), strip(e.getValue()));
    }
    boolean ages = expected.asText().matches("\\d+s") && answer.asText().matches("\\d+s");
    return ages || adapted.equals(answer.asText());
  }

  private static String strip(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }
}
