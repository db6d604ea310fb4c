package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Status documents as a real node writes them. Pure. */
final class PodStatus {

  /** What a container is doing. */
  sealed interface State {
    record Waiting(String reason, String message) implements State {}

    record Running(String startedAt) implements State {}

    record Terminated(
        int exitCode, String reason, String message, String startedAt, String finishedAt)
        implements State {}
  }

  private static final String HOST_IP = "127.0.0.1";

  private PodStatus() {}

  /** A pod that no node takes. */
  static ObjectNode unschedulable(String message, String now) {
    ObjectNode status = JsonNodeFactory.instance.objectNode().put("phase", "Pending");
    condition(status, "PodScheduled", "False", now)
        .put("reason", "Unschedulable")
        .put("message", message);
    return status.put("qosClass", "BestEffort");
  }

  /** A pod on the node. */
  static ObjectNode placed(
      JsonNode pod, String podIp, Map<String, State> states, String startTime, String now) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("observedGeneration", pod.path("metadata").path("generation").asLong(1));
    String phase = phase(states);
    status.put("phase", phase);
    boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
    boolean ready = states.values().stream().allMatch(s -> s instanceof State.Running);
    condition(status, "PodReadyToStartContainers", ended ? "False" : "True", now);
    ObjectNode initialized = condition(status, "Initialized", "True", startTime);
    if (phase.equals("Succeeded")) {
      initialized.put("reason", "PodCompleted");
    }
    for (String type : List.of("Ready", "ContainersReady")) {
      ObjectNode condition = condition(status, type, ready ? "True" : "False", now);
      if (phase.equals("Succeeded")) {
        condition.put("reason", "PodCompleted");
      } else if (phase.equals("Failed")) {
        condition.put("reason", "PodFailed");
      } else if (!ready) {
        condition
            .put("reason", "ContainersNotReady")
            .put("message", "containers with unready status: " + unready(states));
      }
    }
    condition(status, "PodScheduled", "True", startTime);
    status.put("hostIP", HOST_IP).putArray("hostIPs").addObject().put("ip", HOST_IP);
    status.put("podIP", podIp).putArray("podIPs").addObject().put("ip", podIp);
    status.put("startTime", startTime);
    pod.path("spec").path("containers").forEach(c -> container(status, c, states));
    return status.put("qosClass", "BestEffort");
  }

  private static List<String> unready(Map<String, State> states) {
    return states.entrySet().stream()
        .filter(e -> !(e.getValue() instanceof State.Running))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String phase(Map<String, State> states) {
    boolean ended = states.values().stream().allMatch(s -> s instanceof State.Terminated);
    if (ended) {
      boolean failed =
          states.values().stream()
              .anyMatch(s -> s instanceof State.Terminated t && t.exitCode() != 0);
      return failed ? "Failed" : "Succeeded";
    }
    return states.values().stream().anyMatch(s -> s instanceof State.Waiting)
        ? "Pending"
        : "Running";
  }

  private static ObjectNode condition(ObjectNode status, String type, String value, String now) {
    return status
        .withArray("conditions")
        .addObject()
        .put("type", type)
        .put("status", value)
        .putNull("lastProbeTime")
        .put("lastTransitionTime", now);
  }

  private static void container(ObjectNode status, JsonNode container, Map<String, State> states) {
    String name = container.path("name").asText();
    State state = states.get(name);
    ObjectNode c = status.withArray("containerStatuses").addObject().put("name", name);
    ObjectNode s = c.putObject("state");
    if (state instanceof State.Waiting w) {
      s.putObject("waiting").put("reason", w.reason()).put("message", w.message());
    } else if (state instanceof State.Running r) {
      s.putObject("running").put("startedAt", r.startedAt());
    } else if (state instanceof State.Terminated t) {
      terminated(s.putObject("terminated"), t);
    }
    boolean running = state instanceof State.Running;
    c.putObject("lastState");
    c.put("ready", running)
        .put("restartCount", 0)
        .put("image", container.path("image").asText())
        .put("imageID", "")
        .put("started", running);
  }

  private static void terminated(ObjectNode ended, State.Terminated t) {
    ended.put("exitCode", t.exitCode()).put("reason", t.reason());
    if (!t.message().isEmpty()) {
      ended.put("message", t.message());
    }
    ended.put("startedAt", t.startedAt()).put("finishedAt", t.finishedAt());
  }
}
