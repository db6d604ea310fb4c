package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.KubeError.Cause;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.patch.Patches;
import dev.scoring.e2e.api.patch.ServerSideApply;
import dev.scoring.e2e.api.patch.ServerSideApply.OnConflict;
import dev.scoring.e2e.api.store.ObjectStore;
import dev.scoring.e2e.api.store.Objects;
import dev.scoring.e2e.api.store.Objects.Write;
import dev.scoring.e2e.api.store.Rules;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/** PATCH by its content type. */
final class PatchHandler {
  private final ObjectStore store;
  private final Objects objects;
  private final Rules rules;
  private final FieldValidation fieldValidation;
  private final Clock clock;

  PatchHandler(
      ObjectStore store,
      Objects objects,
      Rules rules,
      FieldValidation fieldValidation,
      Clock clock) {
    this.store = store;
    this.objects = objects;
    this.rules = rules;
    this.fieldValidation = fieldValidation;
    this.clock = clock;
  }

  Reply answer(Target target, ApiRequest request, Write write) {
    String media = request.contentType().split(";", 2)[0].trim();
    JsonNode body = ResourceHandler.body(request);
    return switch (media) {
      case "application/merge-patch+json" ->
          Reply.Document.of(200, patch(target, write, o -> Patches.merge(o, body)));
      case "application/json-patch+json" ->
          Reply.Document.of(200, patch(target, write, o -> Patches.json(o, body)));
      case "application/strategic-merge-patch+json" -> strategic(target, write, body);
      case "application/apply-patch+yaml", "application/apply-patch+json" ->
          apply(target, request, write, body);
      default -> throw unknownFormat();
    };
  }

  private static KubeError unknownFormat() {
    return KubeError.unsupportedMediaType(
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json-patch+json, application/merge-patch+json,"
            + " application/apply-patch+yaml");
  }

  private Reply strategic(Target target, Write write, JsonNode body) {
    if (fieldValidation.custom(target.type())) {
      throw unknownFormat();
    }
    return Reply.Document.of(
        200, patch(target, write, o -> Patches.strategic(o, body, rules.listKeys(target.type()))));
  }

  private ObjectNode patch(Target target, Write write, UnaryOperator<ObjectNode> change) {
    return objects.patch(target.type(), target.namespace(), target.name(), change, write);
  }

  private Reply apply(Target target, ApiRequest request, Write write, JsonNode body) {
    if (request.param("fieldManager").isEmpty()) {
      throw KubeError.invalidOptions(
          "PatchOptions",
          new Cause(
              "FieldValueRequired", "fieldManager", "Required value: is required for apply patch"));
    }
    if (body.path("metadata").has("managedFields")) {
      throw KubeError.badRequest("metadata.managedFields must be nil");
    }
    ObjectNode document = fieldValidation.read(target.type(), request, body);
    OnConflict onConflict = request.flag("force") ? OnConflict.FORCE : OnConflict.REFUSE;
    ServerSideApply apply =
        rules.apply(
            target.type(),
            target.subresource(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    synchronized (store) {
      boolean present = store.get(target.type(), target.namespace(), target.name()).isPresent();
      if (present) {
        return Reply.Document.of(
            200, patch(target, write, o -> apply.apply(o, document, write.manager(), onConflict)));
      }
      if (!target.subresource().isEmpty()) {
        throw KubeError.notFound(target.type(), target.name());
      }
      ObjectNode fresh = JsonNodeFactory.instance.objectNode();
      Meta.of(fresh).put("name", target.name());
      ObjectNode created = apply.apply(fresh, document, write.manager(), onConflict);
      return Reply.Document.of(
          201, objects.create(target.type(), target.namespace(), created, write));
    }
  }
}
