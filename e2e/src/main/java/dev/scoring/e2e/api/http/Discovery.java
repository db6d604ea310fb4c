package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.schema.CustomTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the server says it has: groups, versions, resources, and their OpenAPI documents. */
final class Discovery {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private final ResourceTypes types;
  private final OpenApi openApi;

  Discovery(ResourceTypes types, CustomTypes customTypes) {
    this.types = types;
    this.openApi = new OpenApi(types, customTypes);
  }

  /** The answer to a discovery path; empty when the path is not one. */
  Optional<Reply> answer(ApiRequest request) {
    List<String> path = request.segments();
    boolean aggregated = request.accept().contains("as=APIGroupDiscoveryList");
    return switch (String.join("/", path)) {
      case "version" -> Optional.of(Reply.Document.of(200, version()));
      case "healthz", "readyz", "livez" -> Optional.of(new Reply.Text(200, "ok"));
      case "api" ->
          Optional.of(
              aggregated
                  ? new Reply.Document(200, AGGREGATED, aggregatedCore())
                  : Reply.Document.of(200, coreVersions()));
      case "apis" ->
          Optional.of(
              aggregated
                  ? new Reply.Document(200, AGGREGATED, aggregatedGroups())
                  : Reply.Document.of(200, groups()));
      default -> deeper(path);
    };
  }

  private Optional<Reply> deeper(List<String> path) {
    if (path.size() >= 2 && path.get(0).equals("openapi")) {
      return Optional.of(openApi.answer(path));
    }
    if (path.size() == 2 && path.get(0).equals("api") && path.get(1).equals("v1")) {
      return Optional.of(Reply.Document.of(200, resources("", "v1")));
    }
    if (path.size() == 2 && path.get(0).equals("apis")) {
      return Optional.of(
          groupVersions().containsKey(path.get(1))
              ? Reply.Document.of(200, group(path.get(1)))
              : new Reply.Text(404, "404 page not found\n"));
    }
    if (path.size() == 3 && path.get(0).equals("apis")) {
      boolean known = groupVersions().getOrDefault(path.get(1), List.of()).contains(path.get(2));
      return Optional.of(
          known
              ? Reply.Document.of(200, resources(path.get(1), path.get(2)))
              : new Reply.Text(404, "404 page not found\n"));
    }
    return Optional.empty();
  }

  private static ObjectNode version() {
    return JSON.objectNode()
        .put("major", "1")
        .put("minor", "36")
        .put("gitVersion", "v1.36.2")
        .put("gitCommit", "standin")
        .put("gitTreeState", "clean")
        .put("buildDate", "2026-08-21T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "none")
        .put("platform", "linux/amd64");
  }

  private static ObjectNode coreVersions() {
    ObjectNode versions = JSON.objectNode().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  private Map<String, List<String>> groupVersions() {
    return types
        .all()
        .filter(t -> !t.group().isEmpty())
        .collect(
            Collectors.groupingBy(
                ResourceType::group,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(ResourceType::version, Collectors.toSet()), List::copyOf)));
  }

  private ObjectNode groups() {
    ObjectNode list = JSON.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    groupVersions().keySet().forEach(g -> groups.add(group(g)));
    return list;
  }

  private ObjectNode group(String name) {
    ObjectNode group = JSON.objectNode();
    group.put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
    ArrayNode versions = group.putArray("versions");
    for (String version : groupVersions().get(name)) {
      ObjectNode v = JSON.objectNode();
      v.put("groupVersion", name + "/" + version).put("version", version);
      versions.add(v);
      group.set("preferredVersion", v.deepCopy());
    }
    return group;
  }

  private ObjectNode resources(String group, String version) {
    ObjectNode list = JSON.objectNode().put("kind", "APIResourceList");
    list.put("apiVersion", "v1");
    list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    ArrayNode resources = list.putArray("resources");
    types
        .all()
        .filter(t -> t.group().equals(group) && t.version().equals(version))
        .forEach(t -> describe(t, resources));
    return list;
  }

  private static void describe(ResourceType type, ArrayNode resources) {
    ObjectNode resource = resources.addObject();
    resource
        .put("name", type.plural())
        .put("singularName", type.singular())
        .put("namespaced", type.namespaced())
        .put("kind", type.kind());
    VERBS.forEach(resource.putArray("verbs")::add);
    if (!type.shortNames().isEmpty()) {
      type.shortNames().forEach(resource.putArray("shortNames")::add);
    }
    if (!type.categories().isEmpty()) {
      type.categories().forEach(resource.putArray("categories")::add);
    }
    if (type.hasStatus()) {
      ObjectNode status = resources.addObject();
      status
          .put("name", type.plural() + "/status")
          .put("singularName", "")
          .put("namespaced", type.namespaced())
          .put("kind", type.kind());
      List.of("get", "patch", "update").forEach(status.putArray("verbs")::add);
    }
  }

  private ObjectNode aggregatedCore() {
    ObjectNode list = aggregatedList();
    aggregatedGroup(list.withArray("items").addObject(), "", List.of("v1"));
    return list;
  }

  /** All groups in one document, as newer clients ask for them. */
  private ObjectNode aggregatedGroups() {
    ObjectNode list = aggregatedList();
    ArrayNode items = list.withArray("items");
    groupVersions().forEach((g, versions) -> aggregatedGroup(items.addObject(), g, versions));
    return list;
  }

  private static ObjectNode aggregatedList() {
    ObjectNode list = JSON.objectNode();
    list.put("kind", "APIGroupDiscoveryList").put("apiVersion", "apidiscovery.k8s.io/v2");
    list.putObject("metadata");
    list.putArray("items");
    return list;
  }

  private void aggregatedGroup(ObjectNode item, String group, List<String> versions) {
    ObjectNode metadata = item.putObject("metadata");
    if (!group.isEmpty()) {
      metadata.put("name", group);
    }
    ArrayNode array = item.putArray("versions");
    for (String version : versions) {
      ObjectNode v = array.addObject().put("version", version).put("freshness", "Current");
      ArrayNode resources = v.putArray("resources");
      types
          .all()
          .filter(t -> t.group().equals(group) && t.version().equals(version))
          .forEach(t -> aggregatedResource(resources.addObject(), t));
    }
  }

  private static void aggregatedResource(ObjectNode resource, ResourceType type) {
    resource.put("resource", type.plural());
    kind(resource, type);
    resource.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
    resource.put("singularResource", type.singular());
    VERBS.forEach(resource.putArray("verbs")::add);
    type.shortNames().forEach(resource.withArray("shortNames")::add);
    type.categories().forEach(resource.withArray("categories")::add);
    if (type.hasStatus()) {
      ObjectNode status = resource.putArray("subresources").addObject();
      status.put("subresource", "status");
      kind(status, type);
      List.of("get", "patch", "update").forEach(status.putArray("verbs")::add);
    }
  }

  private static void kind(ObjectNode resource, ResourceType type) {
    resource
        .putObject("responseKind")
        .put("group", type.group())
        .put("version", type.group().isEmpty() ? "" : type.version())
        .put("kind", type.kind());
  }
}
