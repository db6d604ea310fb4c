package dev.scoring.e2e.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.store.ObjectStore;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may do what: bearer tokens and role based access control over the roles and bindings that are
 * stored. A request without a token is the administrator's, as with kubectl's own credentials.
 */
public final class Access {
  public static final String ADMIN = "system:admin";
  private static final String RBAC = "rbac.authorization.k8s.io";
  private final ObjectStore store;
  private final ResourceTypes types;
  private final RequestLog log = new RequestLog();
  private final Map<String, String> users = new ConcurrentHashMap<>();

  public Access(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
  }

  /**
   * What is asked for.
   *
   * @param resource plural, with a subresource after a slash
   * @param name empty for collections
   */
  public record Attributes(
      String verb, String group, String resource, String namespace, String name) {}

  public RequestLog log() {
    return log;
  }

  /** A token for a service account; it stays valid as long as the server runs. */
  public String issueToken(String namespace, String serviceAccount) {
    String token = "token-" + UUID.randomUUID();
    users.put(token, "system:serviceaccount:" + namespace + ":" + serviceAccount);
    return token;
  }

  /**
   * The user of a token.
   *
   * @throws KubeError 401 for a token that was never issued
   */
  public String authenticate(String token) {
    if (token.isEmpty()) {
      return ADMIN;
    }
    return Optional.ofNullable(users.get(token)).orElseThrow(KubeError::unauthorized);
  }

  /**
   * Lets a request pass.
   *
   * @throws KubeError 403 in the server's words
   */
  public void authorize(String user, ResourceType type, Attributes wanted) {
    if (!allowed(user, wanted)) {
      String where =
          wanted.namespace().isEmpty()
              ? "at the cluster scope"
              : "in the namespace \"" + wanted.namespace() + "\"";
      throw KubeError.forbidden(
          type,
          wanted.name(),
          "User \""
              + user
              + "\" cannot "
              + wanted.verb()
              + " resource \""
              + wanted.resource()
              + "\" in API group \""
              + wanted.group()
              + "\" "
              + where);
    }
  }

  /** Notes a request and its answer. */
  public void record(String user, Attributes asked, int code) {
    log.add(
        new RequestLog.Entry(
            user,
            asked.verb(),
            asked.group(),
            asked.resource(),
            asked.namespace(),
            asked.name(),
            code));
  }

  /** Whether roles allow it. */
  public boolean allowed(String user, Attributes wanted) {
    if (user.equals(ADMIN)) {
      return true;
    }
    for (ObjectNode binding : store.list(type("clusterrolebindings"), "")) {
      if (names(binding, user, "") && permits(binding, "", wanted)) {
        return true;
      }
    }
    if (!wanted.namespace().isEmpty()) {
      for (ObjectNode binding : store.list(type("rolebindings"), wanted.namespace())) {
        if (names(binding, user, wanted.namespace())
            && permits(binding, wanted.namespace(), wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(JsonNode binding, String user, String namespace) {
    for (JsonNode subject : binding.path("subjects")) {
      String name = subject.path("name").asText();
      String account =
          "system:serviceaccount:" + subject.path("namespace").asText(namespace) + ":" + name;
      boolean matches =
          switch (subject.path("kind").asText()) {
            case "ServiceAccount" -> account.equals(user);
            case "User" -> name.equals(user);
            case "Group" ->
                name.equals("system:authenticated") || name.equals("system:serviceaccounts");
            default -> false;
          };
      if (matches) {
        return true;
      }
    }
    return false;
  }

  private boolean permits(JsonNode binding, String namespace, Attributes wanted) {
    JsonNode ref = binding.path("roleRef");
    boolean cluster = ref.path("kind").asText().equals("ClusterRole");
    Optional<ObjectNode> role =
        store.get(
            type(cluster ? "clusterroles" : "roles"),
            cluster ? "" : namespace,
            ref.path("name").asText());
    return role.isPresent() && permits(role.get(), wanted);
  }

  /** Whether a role's rules allow it; also for tests that hold a log against a role. */
  public static boolean permits(JsonNode role, Attributes wanted) {
    for (JsonNode rule : role.path("rules")) {
      boolean named =
          rule.path("resourceNames").isEmpty() || has(rule.path("resourceNames"), wanted.name());
      if (named
          && has(rule.path("apiGroups"), wanted.group())
          && has(rule.path("resources"), wanted.resource())
          && has(rule.path("verbs"), wanted.verb())) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(JsonNode list, String value) {
    return list.valueStream().map(JsonNode::asText).anyMatch(v -> v.equals("*") || v.equals(value));
  }

  private ResourceType type(String plural) {
    return types.find(RBAC, "v1", plural).orElseThrow();
  }

  /** Answers a {@code SelfSubjectAccessReview}. */
  public ObjectNode review(String user, ObjectNode review) {
    JsonNode attributes = review.path("spec").path("resourceAttributes");
    String subresource = attributes.path("subresource").asText();
    Attributes wanted =
        new Attributes(
            attributes.path("verb").asText(),
            attributes.path("group").asText(),
            attributes.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
            attributes.path("namespace").asText(),
            attributes.path("name").asText());
    ObjectNode answer = review.deepCopy();
    Meta.of(answer);
    answer.putObject("status").put("allowed", allowed(user, wanted));
    return answer;
  }
}
