package dev.scoring.e2e.api.http;

import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;
import java.util.List;

/**
 * What a resource path points at.
 *
 * @param namespace empty for cluster-scoped types and for lists over all namespaces
 * @param name empty for collections
 * @param subresource such as {@code status} or {@code log}; empty for none
 */
record Target(ResourceType type, String namespace, String name, String subresource) {

  /** Reads {@code api/v1/...} or {@code apis/group/version/...}. */
  static Target of(List<String> segments, ResourceTypes types) {
    boolean core = segments.get(0).equals("api");
    String group = core ? "" : segments.get(1);
    String version = segments.get(core ? 1 : 2);
    List<String> rest = segments.subList(core ? 2 : 3, segments.size());
    String namespace = "";
    if (rest.size() > 2
        && rest.get(0).equals("namespaces")
        && isType(types, group, version, rest)) {
      namespace = rest.get(1);
      rest = rest.subList(2, rest.size());
    }
    if (rest.isEmpty()) {
      throw KubeError.unknownPath();
    }
    ResourceType type = types.find(group, version, rest.get(0)).orElseThrow(KubeError::unknownPath);
    return new Target(
        type,
        namespace,
        rest.size() > 1 ? rest.get(1) : "",
        rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "");
  }

  private static boolean isType(
      ResourceTypes types, String group, String version, List<String> rest) {
    boolean subresourceOfNamespace =
        group.isEmpty() && List.of("status", "finalize").contains(rest.get(2));
    return !subresourceOfNamespace || types.find(group, version, rest.get(2)).isPresent();
  }

  /** The verb that access rules know for a method. */
  String verb(ApiRequest request) {
    return switch (request.method()) {
      case "GET" -> request.flag("watch") ? "watch" : name.isEmpty() ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> throw KubeError.methodNotAllowed();
    };
  }
}
