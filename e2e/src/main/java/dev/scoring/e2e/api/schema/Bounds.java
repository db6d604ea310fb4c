package dev.scoring.e2e.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lengths, ranges and patterns, in the server's words. */
final class Bounds {
  private Bounds() {}

  static void text(JsonNode value, JsonNode schema, String path, List<Cause> causes) {
    String text = value.asText();
    int length = text.codePointCount(0, text.length());
    if (schema.has("maxLength") && length > schema.get("maxLength").asInt()) {
      causes.add(
          Cause.invalid(
              path, "may not be more than " + schema.get("maxLength").asInt() + " bytes"));
    }
    if (schema.has("minLength") && length < schema.get("minLength").asInt()) {
      add(
          value,
          path,
          "should be at least " + schema.get("minLength").asInt() + " chars long",
          causes);
      return;
    }
    if (schema.has("pattern")
        && !Pattern.compile(schema.get("pattern").asText()).matcher(text).find()) {
      add(value, path, "should match '" + schema.get("pattern").asText() + "'", causes);
    }
  }

  static void number(JsonNode value, JsonNode schema, String path, List<Cause> causes) {
    double number = value.asDouble();
    if (schema.has("minimum") && number < schema.get("minimum").asDouble()) {
      add(value, path, "should be greater than or equal to " + schema.get("minimum"), causes);
    }
    if (schema.has("maximum") && number > schema.get("maximum").asDouble()) {
      add(value, path, "should be less than or equal to " + schema.get("maximum"), causes);
    }
    if (schema.path("format").asText().equals("int32") && !value.canConvertToInt()) {
      add(value, path, "must be of type int32: \"" + value + "\"", causes);
    }
  }

  static void array(ArrayNode value, JsonNode schema, String path, List<Cause> causes) {
    if (schema.has("maxItems") && value.size() > schema.get("maxItems").asInt()) {
      causes.add(tooMany(path, value.size(), schema.get("maxItems").asInt()));
    }
    if (schema.has("minItems") && value.size() < schema.get("minItems").asInt()) {
      causes.add(
          Cause.invalid(
              path,
              value.size()
                  + ": "
                  + StructuralSchema.inBody(path)
                  + " should have at least "
                  + schema.get("minItems").asInt()
                  + " items"));
    }
    duplicates(value, schema, path, causes);
  }

  private static void duplicates(
      ArrayNode value, JsonNode schema, String path, List<Cause> causes) {
    String listType = schema.path("x-kubernetes-list-type").asText();
    List<JsonNode> seen = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonNode key = value.get(i);
      if (listType.equals("map") && key instanceof ObjectNode element) {
        ObjectNode fields = element.objectNode();
        schema
            .path("x-kubernetes-list-map-keys")
            .forEach(k -> fields.set(k.asText(), element.path(k.asText()).deepCopy()));
        key = fields;
      } else if (!listType.equals("set")) {
        return;
      }
      if (seen.contains(key)) {
        causes.add(
            new Cause("FieldValueDuplicate", path + "[" + i + "]", "Duplicate value: " + key));
      }
      seen.add(key);
    }
  }

  static void object(ObjectNode value, JsonNode schema, String path, List<Cause> causes) {
    if (schema.has("maxProperties") && value.size() > schema.get("maxProperties").asInt()) {
      causes.add(tooMany(path, value.size(), schema.get("maxProperties").asInt()));
    }
  }

  private static Cause tooMany(String path, int seen, int allowed) {
    return new Cause(
        "FieldValueTooMany",
        path,
        "Too many: " + seen + ": must have at most " + allowed + " items");
  }

  private static void add(JsonNode value, String path, String rule, List<Cause> causes) {
    causes.add(Cause.invalid(path, value + ": " + StructuralSchema.inBody(path) + " " + rule));
  }
}
