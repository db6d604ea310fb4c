package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.KubeError.Cause;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import java.util.List;
import java.util.Map;

/** What a new pod gets from the server, and what may change in a pod later. */
public final class PodDefaults implements Admission {
  private static final String CHANGE =
      "pod updates may not change fields other than `spec.containers[*].image`,"
          + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
          + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
          + " (allow it to be set to 1 if it was previously negative)";

  @Override
  public void admit(ResourceType type, ObjectNode before, ObjectNode after) {
    if (!type.plural().equals("pods")) {
      return;
    }
    if (before == null) {
      complete(type, after);
    } else if (!changeable(before).equals(changeable(after))) {
      throw KubeError.invalid(type, Meta.name(after), List.of(Cause.forbidden("spec", CHANGE)));
    }
  }

  private static void complete(ResourceType type, ObjectNode pod) {
    ObjectNode spec = pod.withObject("/spec");
    if (spec.path("containers").isEmpty()) {
      throw KubeError.invalid(type, Meta.name(pod), List.of(Cause.required("spec.containers")));
    }
    Map.of(
            "restartPolicy", "Always",
            "dnsPolicy", "ClusterFirst",
            "schedulerName", "default-scheduler",
            "serviceAccountName", "default",
            "preemptionPolicy", "PreemptLowerPriority")
        .forEach((k, v) -> putIfAbsent(spec, k, v));
    spec.set("serviceAccount", spec.get("serviceAccountName"));
    putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
    if (!spec.has("securityContext")) {
      spec.putObject("securityContext");
    }
    if (!spec.has("enableServiceLinks")) {
      spec.put("enableServiceLinks", true);
    }
    if (!spec.has("priority")) {
      spec.put("priority", 0);
    }
    for (JsonNode container : spec.path("containers")) {
      completeContainer((ObjectNode) container);
    }
    spec.path("initContainers").forEach(c -> completeContainer((ObjectNode) c));
    pod.putObject("status").put("phase", "Pending").put("qosClass", "BestEffort");
  }

  private static void completeContainer(ObjectNode container) {
    if (!container.has("resources")) {
      container.putObject("resources");
    }
    putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
    putIfAbsent(container, "terminationMessagePolicy", "File");
    String image = container.path("image").asText();
    boolean latest = image.endsWith(":latest") || image.lastIndexOf(':') <= image.lastIndexOf('/');
    putIfAbsent(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
  }

  private static void putIfAbsent(ObjectNode node, String field, String value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }

  private static void putIfAbsent(ObjectNode node, String field, int value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }

  /** The spec without what may change in place, or is set by the scheduler. */
  private static JsonNode changeable(ObjectNode pod) {
    ObjectNode spec = ((ObjectNode) pod.path("spec")).deepCopy();
    spec.remove(List.of("activeDeadlineSeconds", "tolerations", "nodeName", "serviceAccount"));
    spec.path("containers").forEach(c -> ((ObjectNode) c).remove("image"));
    return spec;
  }
}
