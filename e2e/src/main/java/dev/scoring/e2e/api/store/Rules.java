package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.KubeError.Cause;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.patch.ListKeys;
import dev.scoring.e2e.api.patch.ServerSideApply;
import dev.scoring.e2e.api.schema.CustomTypes;
import java.util.List;
import java.util.regex.Pattern;

/** The rules around every write: names, namespaces, schemas, built-in defaults, field owners. */
public final class Rules {
  private static final String SUBDOMAIN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final Pattern NAME = Pattern.compile(SUBDOMAIN);
  private final ObjectStore store;
  private final ResourceTypes types;
  private final CustomTypes customTypes;
  private final List<Admission> admissions;

  public Rules(
      ObjectStore store, ResourceTypes types, CustomTypes customTypes, List<Admission> admissions) {
    this.store = store;
    this.types = types;
    this.customTypes = customTypes;
    this.admissions = List.copyOf(admissions);
  }

  boolean custom(ResourceType type) {
    return customTypes.schema(type).isPresent();
  }

  /** Types whose spec changes are counted. */
  boolean generations(ResourceType type) {
    return custom(type)
        || List.of("deployments", "jobs", "pods", "customresourcedefinitions")
            .contains(type.plural());
  }

  void namespaceOpen(ResourceType type, ObjectNode object) {
    if (!type.namespaced()) {
      return;
    }
    String namespace = Meta.namespace(object);
    ResourceType namespaces = types.find("", "v1", "namespaces").orElseThrow();
    ObjectNode home =
        store
            .get(namespaces, "", namespace)
            .orElseThrow(() -> KubeError.notFound(namespaces, namespace));
    if (Meta.beingDeleted(home)) {
      throw KubeError.terminating(type, Meta.name(object), namespace);
    }
  }

  void admit(ResourceType type, ObjectNode before, ObjectNode after) {
    if (before == null) {
      checkName(type, after);
    }
    customTypes.schema(type).ifPresent(s -> s.admit(type, before, after));
    admissions.forEach(a -> a.admit(type, before, after));
  }

  private static void checkName(ResourceType type, ObjectNode object) {
    String name = Meta.name(object);
    if (name.isEmpty()) {
      throw KubeError.invalid(
          type,
          "",
          List.of(
              new Cause(
                  "FieldValueRequired",
                  "metadata.name",
                  "Required value: name or generateName is required")));
    }
    boolean free = type.group().equals("rbac.authorization.k8s.io");
    if (!free && (name.length() > 253 || !NAME.matcher(name).matches())) {
      throw KubeError.invalid(
          type,
          name,
          List.of(
              Cause.invalid(
                  "metadata.name",
                  '"'
                      + name
                      + "\": a lowercase RFC 1123 subdomain must consist of lower case"
                      + " alphanumeric characters, '-' or '.', and must start and end with an"
                      + " alphanumeric character (e.g. 'example.com', regex used for validation"
                      + " is '"
                      + SUBDOMAIN
                      + "')")));
    }
  }

  /** Whether a document carries new owners already, as one made by server-side apply does. */
  boolean appliedByServer(JsonNode document, JsonNode live) {
    JsonNode after = document.path("metadata").path("managedFields");
    return after.isArray() && !after.equals(live.path("metadata").path("managedFields"));
  }

  void recordUpdate(
      ResourceType type, Objects.Write write, ObjectNode before, ObjectNode after, String now) {
    if (after.path("metadata").path("managedFields").isArray()
        && !before.path("metadata").has("managedFields")) {
      return;
    }
    apply(type, write.subresource(), now).recordUpdate(before, after, write.manager());
  }

  /** Server-side apply for a type. */
  public ServerSideApply apply(ResourceType type, String subresource, String now) {
    return new ServerSideApply(listKeys(type), type.apiVersion(), subresource, now);
  }

  /** Which lists of a type merge by key. */
  public ListKeys listKeys(ResourceType type) {
    return customTypes.schema(type).map(s -> ListKeys.of(s.root())).orElse(ListKeys.builtIn());
  }

  /** A pod that is being deleted stays until its containers have ended. */
  boolean stillGraceful(ObjectNode object) {
    return object.path("kind").asText().equals("Pod")
        && object.path("metadata").path("deletionGracePeriodSeconds").asLong() > 0;
  }
}
