package dev.scoring.e2e.api.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal as the API server words it: HTTP code, reason, message and details. */
public final class KubeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  private KubeError(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  /** One cause of an invalid object. */
  public record Cause(String reason, String field, String message) {

    public static Cause required(String field) {
      return new Cause("FieldValueRequired", field, "Required value");
    }

    public static Cause invalid(String field, String message) {
      return new Cause("FieldValueInvalid", field, "Invalid value: " + message);
    }

    public static Cause type(String field, String message) {
      return new Cause("FieldValueTypeInvalid", field, "Invalid value: " + message);
    }

    public static Cause unsupported(String field, String message) {
      return new Cause("FieldValueNotSupported", field, "Unsupported value: " + message);
    }

    public static Cause forbidden(String field, String message) {
      return new Cause("FieldValueForbidden", field, "Forbidden: " + message);
    }
  }

  public static KubeError notFound(ResourceType type, String name) {
    return new KubeError(
        404,
        "NotFound",
        type.qualified() + " \"" + name + "\" not found",
        details(name, type.group(), type.plural()));
  }

  public static KubeError unknownPath() {
    return new KubeError(
        404,
        "NotFound",
        "the server could not find the requested resource",
        JsonNodeFactory.instance.objectNode());
  }

  public static KubeError alreadyExists(ResourceType type, String name) {
    return new KubeError(
        409,
        "AlreadyExists",
        type.qualified() + " \"" + name + "\" already exists",
        details(name, type.group(), type.plural()));
  }

  public static KubeError modified(ResourceType type, String name) {
    return new KubeError(
        409,
        "Conflict",
        "Operation cannot be fulfilled on "
            + type.qualified()
            + " \""
            + name
            + "\": the object has been modified; please apply your changes to the latest version"
            + " and try again",
        details(name, type.group(), type.plural()));
  }

  public static KubeError precondition(ResourceType type, String name, String what) {
    return new KubeError(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + type.qualified() + " \"" + name + "\": " + what,
        details(name, type.group(), type.plural()));
  }

  /** A server-side apply that another manager's fields stand against. */
  public static KubeError applyConflict(List<Cause> causes) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    addCauses(details, causes);
    String first =
        causes.stream()
            .map(c -> c.message() + ": " + c.field())
            .collect(Collectors.joining("\n- "));
    String message =
        causes.size() == 1
            ? "Apply failed with 1 conflict: " + first
            : "Apply failed with " + causes.size() + " conflicts:\n- " + first;
    return new KubeError(409, "Conflict", message, details);
  }

  public static KubeError invalid(ResourceType type, String name, List<Cause> causes) {
    ObjectNode details = details(name, type.group(), type.kind());
    addCauses(details, causes);
    List<String> lines =
        causes.stream().map(c -> c.field() + ": " + c.message()).distinct().toList();
    String list = lines.size() == 1 ? lines.get(0) : "[" + String.join(", ", lines) + "]";
    return new KubeError(
        422, "Invalid", type.qualifiedKind() + " \"" + name + "\" is invalid: " + list, details);
  }

  public static KubeError forbidden(ResourceType type, String name, String what) {
    String subject = name.isEmpty() ? type.qualified() : type.qualified() + " \"" + name + "\"";
    return new KubeError(
        403,
        "Forbidden",
        subject + " is forbidden: " + what,
        details(name, type.group(), type.plural()));
  }

  /** A namespace that is going away takes nothing new. */
  public static KubeError terminating(ResourceType type, String name, String namespace) {
    ObjectNode details = details(name, type.group(), type.plural());
    addCauses(
        details,
        List.of(
            new Cause(
                "NamespaceTerminating",
                "metadata.namespace",
                "namespace " + namespace + " is being terminated")));
    return new KubeError(
        403,
        "Forbidden",
        type.qualified()
            + " \""
            + name
            + "\" is forbidden: unable to create new content in namespace "
            + namespace
            + " because it is being terminated",
        details);
  }

  public static KubeError unauthorized() {
    return new KubeError(401, "Unauthorized", "Unauthorized", null);
  }

  public static KubeError badRequest(String message) {
    return new KubeError(400, "BadRequest", message, null);
  }

  public static KubeError expired(String message) {
    return new KubeError(410, "Expired", message, null);
  }

  public static KubeError unsupportedMediaType(String message) {
    return new KubeError(415, "UnsupportedMediaType", message, null);
  }

  public static KubeError methodNotAllowed() {
    return new KubeError(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        JsonNodeFactory.instance.objectNode());
  }

  public static KubeError internal(String message) {
    return new KubeError(500, null, message, null);
  }

  /** A patch that cannot be applied to the object that is there. */
  public static KubeError unprocessable(String message) {
    return new KubeError(422, "Invalid", message, JsonNodeFactory.instance.objectNode());
  }

  /** Wrong options of a request; {@code kind} is that of the options. */
  public static KubeError invalidOptions(String kind, Cause cause) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("group", "meta.k8s.io").put("kind", kind);
    addCauses(details, List.of(cause));
    return new KubeError(
        422,
        "Invalid",
        kind + ".meta.k8s.io \"\" is invalid: " + cause.field() + ": " + cause.message(),
        details);
  }

  private static ObjectNode details(String name, String group, String kind) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    return details.put("kind", kind);
  }

  private static void addCauses(ObjectNode details, List<Cause> causes) {
    for (Cause cause : causes) {
      details
          .withArray("causes")
          .addObject()
          .put("reason", cause.reason())
          .put("message", cause.message())
          .put("field", cause.field());
    }
  }

  public int code() {
    return code;
  }

  /** The {@code Status} object that answers the request. */
  public ObjectNode status() {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
    status.put("status", "Failure").put("message", getMessage());
    if (reason != null) {
      status.put("reason", reason);
    }
    if (details != null) {
      status.set("details", details);
    }
    return status.put("code", code);
  }
}
