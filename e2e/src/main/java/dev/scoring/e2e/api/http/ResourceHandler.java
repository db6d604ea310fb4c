package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.store.Deletion;
import dev.scoring.e2e.api.store.ObjectStore;
import dev.scoring.e2e.api.store.Objects;
import dev.scoring.e2e.api.store.Objects.Commit;
import dev.scoring.e2e.api.store.Objects.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The verbs on objects and collections. */
final class ResourceHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
  private final ObjectStore store;
  private final Objects objects;
  private final Deletion deletion;
  private final PatchHandler patches;
  private final Tables tables;
  private final FieldValidation fieldValidation;

  ResourceHandler(
      ObjectStore store,
      Objects objects,
      Deletion deletion,
      PatchHandler patches,
      Tables tables,
      FieldValidation fieldValidation) {
    this.store = store;
    this.objects = objects;
    this.deletion = deletion;
    this.patches = patches;
    this.tables = tables;
    this.fieldValidation = fieldValidation;
  }

  Reply answer(Target target, ApiRequest request) {
    return switch (target.verb(request)) {
      case "get" ->
          one(target, request, 200, objects.get(target.type(), target.namespace(), target.name()));
      case "list" -> list(target, request);
      case "watch" ->
          new Reply.Stream(new WatchStream(store, target, request, o -> shape(target, request, o)));
      case "create" -> create(target, request);
      case "update" -> update(target, request);
      case "patch" -> patches.answer(target, request, write(target, request));
      case "delete" -> delete(target, request);
      default -> deleteAll(target, request);
    };
  }

  private JsonNode shape(Target target, ApiRequest request, ObjectNode object) {
    return request.wantsTable()
        ? tables.of(target.type(), List.of(object), store.version())
        : object;
  }

  private Reply one(Target target, ApiRequest request, int code, ObjectNode object) {
    ObjectNode full = object.deepCopy();
    full.put("apiVersion", target.type().apiVersion()).put("kind", target.type().kind());
    return Reply.Document.of(code, shape(target, request, full));
  }

  private Reply list(Target target, ApiRequest request) {
    Objects.Listing found =
        objects.list(
            target.type(),
            target.namespace(),
            request.param("labelSelector"),
            request.param("fieldSelector"));
    List<ObjectNode> items = new ArrayList<>(found.items());
    int limit = request.param("limit").isEmpty() ? 0 : Integer.parseInt(request.param("limit"));
    int from = request.param("continue").isEmpty() ? 0 : offset(request.param("continue"));
    int to = limit == 0 ? items.size() : Math.min(items.size(), from + limit);
    if (request.wantsTable()) {
      ObjectNode table = tables.of(target.type(), items.subList(from, to), found.version());
      page(table.withObject("/metadata"), items.size(), to);
      return Reply.Document.of(200, table);
    }
    ObjectNode list = listOf(target.type(), found.version());
    items.subList(from, to).forEach(o -> list.withArray("items").add(asItem(target.type(), o)));
    page(list.withObject("/metadata"), items.size(), to);
    return Reply.Document.of(200, list);
  }

  private static ObjectNode listOf(ResourceType type, long version) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("kind", type.kind() + "List").put("apiVersion", type.apiVersion());
    list.putObject("metadata").put("resourceVersion", Long.toString(version));
    list.putArray("items");
    return list;
  }

  /** Items of built-in types come without kind and version, those of custom types with them. */
  private ObjectNode asItem(ResourceType type, ObjectNode object) {
    ObjectNode item = object.deepCopy();
    if (fieldValidation.custom(type)) {
      return item.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    }
    item.remove(List.of("kind", "apiVersion"));
    return item;
  }

  private static void page(ObjectNode metadata, int total, int to) {
    if (to < total) {
      String next =
          Base64.getUrlEncoder()
              .encodeToString(Integer.toString(to).getBytes(StandardCharsets.UTF_8));
      metadata.put("continue", next).put("remainingItemCount", total - to);
    }
  }

  private static int offset(String token) {
    try {
      return Integer.parseInt(
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw KubeError.badRequest("continue key is not valid: " + token);
    }
  }

  private Reply create(Target target, ApiRequest request) {
    ObjectNode document = fieldValidation.read(target.type(), request, body(request));
    String namespace = target.namespace().isEmpty() ? Meta.namespace(document) : target.namespace();
    ObjectNode created = objects.create(target.type(), namespace, document, write(target, request));
    return one(target, request, 201, created);
  }

  private Reply update(Target target, ApiRequest request) {
    ObjectNode document = fieldValidation.read(target.type(), request, body(request));
    ObjectNode updated =
        objects.update(target.type(), target.namespace(), document, write(target, request));
    return one(target, request, 200, updated);
  }

  private static Write write(Target target, ApiRequest request) {
    String manager = request.param("fieldManager");
    return new Write(
        target.subresource(),
        manager.isEmpty() ? "unknown" : manager,
        request.param("dryRun").isEmpty() ? Commit.STORE : Commit.DRY_RUN);
  }

  private Reply delete(Target target, ApiRequest request) {
    ObjectNode live = objects.get(target.type(), target.namespace(), target.name());
    if (!request.param("dryRun").isEmpty()) {
      return one(target, request, 200, live);
    }
    Deletion.Outcome outcome =
        deletion.delete(target.type(), target.namespace(), target.name(), options(request));
    if (outcome instanceof Deletion.Outcome.Pending pending) {
      return one(target, request, 200, pending.marked());
    }
    if (target.type().plural().equals("pods")) {
      return one(target, request, 200, live);
    }
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
    status.put("status", "Success");
    ObjectNode details = status.putObject("details").put("name", target.name());
    if (!target.type().group().isEmpty()) {
      details.put("group", target.type().group());
    }
    details.put("kind", target.type().plural()).put("uid", Meta.uid(live));
    return Reply.Document.of(200, status);
  }

  private Reply deleteAll(Target target, ApiRequest request) {
    Objects.Listing found =
        objects.list(
            target.type(),
            target.namespace(),
            request.param("labelSelector"),
            request.param("fieldSelector"));
    ObjectNode list = listOf(target.type(), found.version());
    ArrayNode items = list.withArray("items");
    for (ObjectNode object : found.items()) {
      deletion.delete(target.type(), Meta.namespace(object), Meta.name(object), options(request));
      items.add(asItem(target.type(), object));
    }
    return Reply.Document.of(200, list);
  }

  private static JsonNode options(ApiRequest request) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    if (request.body().bytes().length > 0 && body(request) instanceof ObjectNode given) {
      options.setAll(given);
    }
    for (String name : List.of("propagationPolicy", "gracePeriodSeconds")) {
      if (!request.param(name).isEmpty()) {
        options.put(name, request.param(name));
      }
    }
    return options;
  }

  /** The body as JSON, or as YAML where the content type says so. */
  static JsonNode body(ApiRequest request) {
    try {
      return request.contentType().contains("yaml")
          ? YAML.readTree(request.body().bytes())
          : JSON.readTree(request.body().bytes());
    } catch (JsonProcessingException e) {
      throw KubeError.badRequest("the body is not a document: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
