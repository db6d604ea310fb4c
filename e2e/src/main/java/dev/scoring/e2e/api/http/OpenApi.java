package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.schema.CustomTypes;
import java.util.List;
import java.util.stream.Stream;

/**
 * OpenAPI v3 documents, as much as kubectl needs: that field validation is done by the server, and
 * the schemas of custom types for {@code kubectl explain}. Built-in types have open schemas.
 */
final class OpenApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final ResourceTypes types;
  private final CustomTypes customTypes;

  OpenApi(ResourceTypes types, CustomTypes customTypes) {
    this.types = types;
    this.customTypes = customTypes;
  }

  Reply answer(List<String> path) {
    if (!path.get(1).equals("v3")) {
      return new Reply.Text(404, "404 page not found\n");
    }
    if (path.size() == 2) {
      return Reply.Document.of(200, index());
    }
    String root = String.join("/", path.subList(2, path.size()));
    List<ResourceType> inGroup = types.all().filter(t -> root(t).equals(root)).toList();
    return inGroup.isEmpty()
        ? new Reply.Text(404, "404 page not found\n")
        : Reply.Document.of(200, document(inGroup));
  }

  private ObjectNode index() {
    ObjectNode index = JSON.objectNode();
    ObjectNode paths = index.putObject("paths");
    types
        .all()
        .map(OpenApi::root)
        .distinct()
        .forEach(
            root ->
                paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root + "?hash=0"));
    return index;
  }

  private static String root(ResourceType type) {
    return type.group().isEmpty()
        ? "api/" + type.version()
        : "apis/" + type.group() + "/" + type.version();
  }

  private ObjectNode document(List<ResourceType> inGroup) {
    ObjectNode document = JSON.objectNode().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.36.2");
    ObjectNode paths = document.putObject("paths");
    ObjectNode schemas = document.putObject("components").putObject("schemas");
    for (ResourceType type : inGroup) {
      String base =
          "/" + root(type) + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
      ObjectNode collection = paths.putObject(base);
      operation(collection, "get", "list", type);
      operation(collection, "post", "post", type);
      ObjectNode one = paths.putObject(base + "/{name}");
      Stream.of("get", "put", "patch", "delete").forEach(m -> operation(one, m, m, type));
      schemas.set(schemaName(type), schema(type));
    }
    return document;
  }

  private static void operation(ObjectNode path, String method, String action, ResourceType type) {
    ObjectNode operation = path.putObject(method);
    operation.put("x-kubernetes-action", action);
    kind(operation.putObject("x-kubernetes-group-version-kind"), type);
    for (String parameter : List.of("fieldValidation", "dryRun", "fieldManager")) {
      operation
          .withArray("parameters")
          .addObject()
          .put("name", parameter)
          .put("in", "query")
          .putObject("schema")
          .put("type", "string");
    }
    ObjectNode ok = operation.putObject("responses").putObject("200");
    ok.put("description", "OK")
        .putObject("content")
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/" + schemaName(type));
  }

  private static void kind(ObjectNode node, ResourceType type) {
    node.put("group", type.group()).put("version", type.version()).put("kind", type.kind());
  }

  private static String schemaName(ResourceType type) {
    return (type.group().isEmpty() ? "core" : type.group())
        + "."
        + type.version()
        + "."
        + type.kind();
  }

  private JsonNode schema(ResourceType type) {
    ObjectNode schema =
        customTypes
            .schema(type)
            .map(s -> ((ObjectNode) s.root()).deepCopy())
            .orElseGet(
                () ->
                    JSON.objectNode()
                        .put("type", "object")
                        .put("x-kubernetes-preserve-unknown-fields", true));
    kind(schema.withArray("x-kubernetes-group-version-kind").addObject(), type);
    return schema;
  }
}
