package dev.scoring.crds.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.contract.spec.Count;
import dev.scoring.crds.DriverSpec;
import dev.scoring.crds.ExecutorSpec;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes structural schemas of records: types from components, words from Javadoc, bounds. */
final class TypeSchemas {

  private static final Map<Class<?>, String> SCALARS =
      Map.of(
          String.class, "{\"type\": \"string\", \"maxLength\": 1024}",
          Integer.class, "{\"type\": \"integer\", \"format\": \"int32\"}",
          int.class, "{\"type\": \"integer\", \"format\": \"int32\"}",
          Long.class, "{\"type\": \"integer\", \"format\": \"int64\"}",
          long.class, "{\"type\": \"integer\", \"format\": \"int64\"}",
          Boolean.class, "{\"type\": \"boolean\"}",
          boolean.class, "{\"type\": \"boolean\"}",
          JsonNode.class, "{\"type\": \"object\", \"x-kubernetes-preserve-unknown-fields\": true}",
          Count.class, "{\"x-kubernetes-int-or-string\": true, \"pattern\": \"^Auto$\"}");

  private final ObjectMapper json;
  private final JsonNode bounds;
  private final Set<String> unused = new HashSet<>();

  TypeSchemas(ObjectMapper json, JsonNode bounds) {
    this.json = json;
    this.bounds = bounds;
    bounds.fieldNames().forEachRemaining(unused::add);
  }

  /** The schema of a record. */
  ObjectNode of(Class<?> type) {
    ObjectNode schema = json.createObjectNode();
    schema.put("type", "object");
    schema.put("description", Javadocs.of(type));
    ArrayNode required = json.createArrayNode();
    ObjectNode properties = json.createObjectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      ObjectNode property = ofType(component.getGenericType(), owner(type, name) + "." + name);
      property.put("description", Javadocs.of(type, name));
      properties.set(name, property);
      if (isRequired(type, name)) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.set("properties", properties);
    return schema;
  }

  /** Bounds that belong to no component. */
  Set<String> unused() {
    return unused;
  }

  private ObjectNode ofType(Type type, String path) {
    ObjectNode schema = unbounded(type, path);
    JsonNode bound = bounds.get(path);
    if (bound != null) {
      unused.remove(path);
      schema.setAll((ObjectNode) bound.deepCopy());
    }
    return schema;
  }

  private ObjectNode unbounded(Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      ObjectNode schema = json.createObjectNode();
      if (generic.getRawType() == List.class) {
        schema.put("type", "array");
        schema.put("x-kubernetes-list-type", "atomic");
        schema.set("items", ofType(arguments[0], path + "[]"));
      } else {
        schema.put("type", "object");
        schema.set("additionalProperties", ofType(arguments[1], path + "{}"));
      }
      return schema;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return of(plain);
    }
    if (plain.isEnum()) {
      return constants(plain);
    }
    return parsed(SCALARS.get(plain), plain);
  }

  private ObjectNode constants(Class<?> type) {
    ObjectNode schema = json.createObjectNode();
    schema.put("type", "string");
    ArrayNode names = schema.putArray("enum");
    int longest = 0;
    for (Object constant : type.getEnumConstants()) {
      String name = property(type, ((Enum<?>) constant).name()).value();
      names.add(name);
      longest = Math.max(longest, name.length());
    }
    schema.put("maxLength", longest);
    return schema;
  }

  private ObjectNode parsed(String schema, Class<?> type) {
    if (schema == null) {
      throw new AssertionError("no schema of " + type);
    }
    try {
      return (ObjectNode) json.readTree(schema);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Driver and executors share what is a pod's. */
  private String owner(Class<?> type, String component) {
    boolean pod = type == DriverSpec.class || type == ExecutorSpec.class;
    return pod && !bounds.has(type.getSimpleName() + "." + component)
        ? "Pod"
        : type.getSimpleName();
  }

  private static boolean isRequired(Class<?> type, String name) {
    JsonProperty property = property(type, name);
    return property != null && property.required();
  }

  private static JsonProperty property(Class<?> type, String field) {
    try {
      return type.getDeclaredField(field).getAnnotation(JsonProperty.class);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }
}
