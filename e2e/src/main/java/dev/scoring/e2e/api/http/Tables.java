package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.schema.CustomTypes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Tables as {@code kubectl get} asks for them: printer columns of custom types, a few built in. */
final class Tables {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final CustomTypes customTypes;
  private final Clock clock;

  Tables(CustomTypes customTypes, Clock clock) {
    this.customTypes = customTypes;
    this.clock = clock;
  }

  private record Column(
      String name, String type, int priority, Function<JsonNode, JsonNode> cell) {}

  /** A table of objects, a row each, as of a version. */
  ObjectNode of(ResourceType type, List<ObjectNode> objects, long version) {
    List<Column> columns = columns(type);
    ObjectNode table = JSON.objectNode();
    table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.putObject("metadata").put("resourceVersion", Long.toString(version));
    ArrayNode definitions = table.putArray("columnDefinitions");
    for (Column column : columns) {
      definitions
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("format", column.name().equals("Name") ? "name" : "")
          .put("description", "")
          .put("priority", column.priority());
    }
    ArrayNode rows = table.putArray("rows");
    for (ObjectNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      columns.forEach(c -> cells.add(c.cell().apply(object)));
      ObjectNode partial = row.putObject("object");
      partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
      partial.set("metadata", object.path("metadata").deepCopy());
    }
    return table;
  }

  private List<Column> columns(ResourceType type) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Name", "string", 0, o -> o.path("metadata").path("name")));
    customTypes
        .schema(type)
        .ifPresentOrElse(
            custom -> custom.columns().forEach(c -> columns.add(custom(c))),
            () -> columns.addAll(builtIn(type)));
    if (columns.stream().noneMatch(c -> c.name().equals("Age"))) {
      columns.add(new Column("Age", "string", 0, o -> age(created(o))));
    }
    return columns;
  }

  private Column custom(JsonNode column) {
    String path = column.path("jsonPath").asText();
    boolean date = column.path("type").asText().equals("date");
    return new Column(
        column.path("name").asText(),
        column.path("type").asText(),
        column.path("priority").asInt(),
        o -> {
          JsonNode value = JsonPaths.find(o, path);
          return date && value.isTextual() ? age(value) : value.isMissingNode() ? null : value;
        });
  }

  private static List<Column> builtIn(ResourceType type) {
    return switch (type.plural()) {
      case "configmaps" ->
          List.of(new Column("Data", "string", 0, o -> JSON.numberNode(o.path("data").size())));
      case "pods" ->
          List.of(
              new Column("Ready", "string", 0, Tables::readyContainers),
              new Column("Status", "string", 0, Tables::podStatus),
              new Column("Restarts", "string", 0, o -> JSON.textNode("0")));
      case "events" ->
          List.of(
              new Column("Type", "string", 0, o -> o.path("type")),
              new Column("Reason", "string", 0, o -> o.path("reason")),
              new Column("Message", "string", 0, o -> o.path("message")));
      case "namespaces" ->
          List.of(new Column("Status", "string", 0, o -> o.path("status").path("phase")));
      default -> List.of();
    };
  }

  private static JsonNode readyContainers(JsonNode pod) {
    JsonNode statuses = pod.path("status").path("containerStatuses");
    long ready = statuses.valueStream().filter(s -> s.path("ready").asBoolean()).count();
    return JSON.textNode(ready + "/" + pod.path("spec").path("containers").size());
  }

  private static JsonNode podStatus(JsonNode pod) {
    if (pod.path("metadata").has("deletionTimestamp")) {
      return JSON.textNode("Terminating");
    }
    for (JsonNode status : pod.path("status").path("containerStatuses")) {
      for (String state : List.of("waiting", "terminated")) {
        JsonNode reason = status.path("state").path(state).path("reason");
        if (reason.isTextual()) {
          return reason;
        }
      }
    }
    return pod.path("status").path("phase");
  }

  private static JsonNode created(JsonNode object) {
    return object.path("metadata").path("creationTimestamp");
  }

  private JsonNode age(JsonNode time) {
    Duration age = Duration.between(Instant.parse(time.asText()), clock.instant());
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 120) {
      return JSON.textNode(seconds + "s");
    }
    if (seconds < 7200) {
      long rest = seconds % 60;
      boolean precise = seconds < 600 && rest > 0;
      return JSON.textNode(seconds / 60 + "m" + (precise ? rest + "s" : ""));
    }
    return JSON.textNode(seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d");
  }
}
