package dev.scoring.e2e.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A custom resource's schema: defaults, pruning of unknown fields, and validation. */
public final class StructuralSchema {
  private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
  private final JsonNode root;

  public StructuralSchema(JsonNode root) {
    this.root = root;
  }

  public JsonNode root() {
    return root;
  }

  /** Fills in defaults, deepest last, as the server does when it reads a document. */
  public void addDefaults(ObjectNode object) {
    addDefaults(object, root);
  }

  private static void addDefaults(JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> p : schema.path("properties").properties()) {
        JsonNode fallback = p.getValue().get("default");
        JsonNode present = object.get(p.getKey());
        boolean absent =
            present == null || (present.isNull() && !p.getValue().path("nullable").asBoolean());
        if (fallback != null && absent) {
          object.set(p.getKey(), fallback.deepCopy());
        }
        addDefaults(object.path(p.getKey()), p.getValue());
      }
      JsonNode additional = schema.path("additionalProperties");
      if (additional.isObject()) {
        object.properties().forEach(e -> addDefaults(e.getValue(), additional));
      }
    } else if (value instanceof ArrayNode array) {
      array.forEach(e -> addDefaults(e, schema.path("items")));
    }
  }

  /** Removes fields that the schema does not have and returns their paths. */
  public List<String> prune(ObjectNode object) {
    List<String> unknown = new ArrayList<>();
    for (Map.Entry<String, JsonNode> e : List.copyOf(object.properties())) {
      if (List.of("apiVersion", "kind", "metadata").contains(e.getKey())) {
        continue;
      }
      JsonNode child = root.path("properties").path(e.getKey());
      if (child.isMissingNode() && !root.path(PRESERVE).asBoolean()) {
        unknown.add(e.getKey());
        object.remove(e.getKey());
      } else {
        prune(e.getValue(), child, e.getKey(), unknown);
      }
    }
    return unknown;
  }

  private static void prune(JsonNode value, JsonNode schema, String path, List<String> unknown) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> e : List.copyOf(object.properties())) {
        JsonNode known = schema.path("properties").path(e.getKey());
        JsonNode child = known.isMissingNode() ? schema.path("additionalProperties") : known;
        boolean preserved = schema.path(PRESERVE).asBoolean();
        if (child.isObject()) {
          prune(e.getValue(), child, path + "." + e.getKey(), unknown);
        } else if (!preserved && !child.asBoolean(false)) {
          unknown.add(path + "." + e.getKey());
          object.remove(e.getKey());
        }
      }
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        prune(array.get(i), schema.path("items"), path + "[" + i + "]", unknown);
      }
    }
  }

  /** Everything wrong with a document, in the order of field names. */
  public List<Cause> validate(ObjectNode object) {
    List<Cause> causes = new ArrayList<>();
    validate(object, root, "", causes);
    return causes;
  }

  private static void validate(JsonNode value, JsonNode schema, String path, List<Cause> causes) {
    if (value.isNull() && schema.path("nullable").asBoolean()) {
      return;
    }
    if (!hasType(value, schema)) {
      String seen = typeOf(value);
      causes.add(
          Cause.type(
              path,
              quote(seen)
                  + ": "
                  + inBody(path)
                  + " must be of type "
                  + typeName(schema)
                  + ": "
                  + quote(seen)));
      return;
    }
    checkEnum(value, schema, path, causes);
    if (value.isTextual()) {
      Bounds.text(value, schema, path, causes);
    } else if (value.isNumber()) {
      Bounds.number(value, schema, path, causes);
    } else if (value instanceof ArrayNode array) {
      Bounds.array(array, schema, path, causes);
      for (int i = 0; i < array.size(); i++) {
        validate(array.get(i), schema.path("items"), path + "[" + i + "]", causes);
      }
    } else if (value instanceof ObjectNode object) {
      validateObject(object, schema, path, causes);
    }
  }

  private static void validateObject(
      ObjectNode object, JsonNode schema, String path, List<Cause> causes) {
    Bounds.object(object, schema, path, causes);
    for (JsonNode name : schema.path("required")) {
      if (!object.has(name.asText())) {
        causes.add(Cause.required(join(path, name.asText())));
      }
    }
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e -> {
              JsonNode known = schema.path("properties").path(e.getKey());
              JsonNode child = known.isMissingNode() ? schema.path("additionalProperties") : known;
              if (child.isObject()) {
                validate(e.getValue(), child, join(path, e.getKey()), causes);
              }
            });
  }

  private static void checkEnum(JsonNode value, JsonNode schema, String path, List<Cause> causes) {
    JsonNode allowed = schema.path("enum");
    if (!allowed.isMissingNode() && allowed.valueStream().noneMatch(value::equals)) {
      String names = String.join(", ", allowed.valueStream().map(JsonNode::toString).toList());
      causes.add(Cause.unsupported(path, value + ": supported values: " + names));
    }
  }

  private static boolean hasType(JsonNode value, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return value.isTextual() || value.isIntegralNumber();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private static String typeName(JsonNode schema) {
    return schema.path("x-kubernetes-int-or-string").asBoolean()
        ? "integer,string"
        : schema.path("type").asText();
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> "null";
    };
  }

  static String inBody(String path) {
    return (path.startsWith("status.") ? path.substring("status.".length()) : path) + " in body";
  }

  private static String quote(String text) {
    return '"' + text + '"';
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
