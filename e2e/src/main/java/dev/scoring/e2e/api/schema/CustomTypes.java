package dev.scoring.e2e.api.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.KubeError.Cause;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceType.Scope;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.store.Admission;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Custom types: learns them from their definitions and holds their schemas. Thread-safe. */
public final class CustomTypes implements Admission {
  private final ResourceTypes types;
  private final ValidationRules rules;
  private final Clock clock;
  private final Map<String, CustomType> byType = new ConcurrentHashMap<>();

  public CustomTypes(ResourceTypes types, ValidationRules rules, Clock clock) {
    this.types = types;
    this.rules = rules;
    this.clock = clock;
  }

  /** A custom type's schema and printer columns. */
  public record CustomType(StructuralSchema schema, List<JsonNode> columns, ValidationRules rules) {

    public JsonNode root() {
      return schema.root();
    }

    /** Defaults, prunes and validates a document in place. */
    public void admit(ResourceType type, ObjectNode before, ObjectNode after) {
      schema.addDefaults(after);
      schema.prune(after);
      List<Cause> causes = new ArrayList<>(schema.validate(after));
      if (causes.isEmpty()) {
        causes.addAll(rules.evaluate(schema.root(), before, after));
      } else if (causes.stream().anyMatch(CustomType::structural)) {
        causes.add(
            Cause.invalid(
                "<nil>",
                "null: some validation rules were not checked because the object was invalid;"
                    + " correct the existing errors to complete validation"));
      }
      if (!causes.isEmpty()) {
        throw KubeError.invalid(type, Meta.name(after), causes);
      }
    }

    /** Errors after which the server does not look at rules. */
    private static boolean structural(Cause cause) {
      return !List.of("FieldValueInvalid", "FieldValueDuplicate").contains(cause.reason());
    }
  }

  public Optional<CustomType> schema(ResourceType type) {
    return Optional.ofNullable(byType.get(type.key() + "/" + type.version()));
  }

  @Override
  public void admit(ResourceType type, ObjectNode before, ObjectNode after) {
    if (!type.plural().equals("customresourcedefinitions")) {
      return;
    }
    ObjectNode spec = after.withObject("/spec");
    ObjectNode names = spec.withObject("/names");
    if (!names.has("listKind")) {
      names.put("listKind", names.path("kind").asText() + "List");
    }
    if (!spec.has("conversion")) {
      spec.putObject("conversion").put("strategy", "None");
    }
    for (JsonNode version : spec.path("versions")) {
      JsonNode schema = version.path("schema").path("openAPIV3Schema");
      List<Cause> causes = rules.check(schema);
      if (!causes.isEmpty()) {
        throw KubeError.invalid(type, Meta.name(after), causes);
      }
    }
    accept(after);
    for (JsonNode version : spec.path("versions")) {
      learn(spec, version);
    }
  }

  private void learn(ObjectNode spec, JsonNode version) {
    JsonNode names = spec.path("names");
    ResourceType type =
        new ResourceType(
            spec.path("group").asText(),
            version.path("name").asText(),
            names.path("plural").asText(),
            names.path("singular").asText(),
            names.path("kind").asText(),
            spec.path("scope").asText().equals("Namespaced") ? Scope.NAMESPACED : Scope.CLUSTER,
            texts(names.path("shortNames")),
            texts(names.path("categories")),
            version.path("subresources").has("status"));
    types.add(type);
    byType.put(
        type.key() + "/" + type.version(),
        new CustomType(
            new StructuralSchema(version.path("schema").path("openAPIV3Schema")),
            version.path("additionalPrinterColumns").valueStream().toList(),
            rules));
  }

  private void accept(ObjectNode definition) {
    ObjectNode status = definition.withObject("/status");
    if (status.has("conditions")) {
      return;
    }
    String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    status
        .withArray("conditions")
        .addObject()
        .put("lastTransitionTime", now)
        .put("message", "no conflicts found")
        .put("reason", "NoConflicts")
        .put("status", "True")
        .put("type", "NamesAccepted");
    status
        .withArray("conditions")
        .addObject()
        .put("lastTransitionTime", now)
        .put("message", "the initial names have been accepted")
        .put("reason", "InitialNamesAccepted")
        .put("status", "True")
        .put("type", "Established");
    status.set("acceptedNames", definition.path("spec").path("names").deepCopy());
    status.set(
        "storedVersions",
        definition
            .arrayNode()
            .addAll(
                definition
                    .path("spec")
                    .path("versions")
                    .valueStream()
                    .map(v -> v.path("name"))
                    .toList()));
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
