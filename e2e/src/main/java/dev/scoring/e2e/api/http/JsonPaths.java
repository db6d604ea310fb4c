package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of JSONPath that printer columns use: fields, {@code [0]}, and {@code
 * [?(@.type=="Ready")]}.
 */
final class JsonPaths {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<field>(?:[^.\\[\\\\]|\\\\.)+)"
              + "|\\[(?<index>\\d+)]"
              + "|\\[\\?\\(@\\.(?<key>\\w+)\\s*==\\s*['\"](?<value>[^'\"]*)['\"]\\)]");

  private JsonPaths() {}

  /** The first match; missing when there is none. */
  static JsonNode find(JsonNode object, String path) {
    JsonNode at = object;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group("field") != null) {
        at = at.path(step.group("field").replace("\\.", "."));
      } else if (step.group("index") != null) {
        at = at.path(Integer.parseInt(step.group("index")));
      } else {
        String key = step.group("key");
        String value = step.group("value");
        at =
            at.valueStream()
                .filter(e -> e.path(key).asText().equals(value))
                .findFirst()
                .orElse(MissingNode.getInstance());
      }
    }
    return at;
  }
}
