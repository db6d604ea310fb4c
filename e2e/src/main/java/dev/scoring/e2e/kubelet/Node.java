package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one node of the embedded cluster, as its scheduler sees it.
 *
 * @param name the node's name
 * @param labels what selectors and required affinity are matched with
 * @param devices extended resources such as {@code nvidia.com/gpu} and how many there are
 */
public record Node(String name, Map<String, String> labels, Map<String, Integer> devices) {

  public Node {
    labels = Map.copyOf(labels);
    devices = Map.copyOf(devices);
  }

  /** A node without labels and devices. */
  public static Node plain() {
    return new Node("node1", Map.of("kubernetes.io/hostname", "node1"), Map.of());
  }

  /** Why a pod cannot be placed here; empty when it can. */
  Optional<String> refusal(JsonNode spec) {
    boolean selected =
        spec.path("nodeSelector").properties().stream()
            .allMatch(e -> e.getValue().asText().equals(labels.get(e.getKey())));
    if (!selected || !affinityHolds(spec)) {
      return Optional.of(
          "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new"
              + " claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not"
              + " helpful for scheduling.");
    }
    for (JsonNode container : spec.path("containers")) {
      for (Map.Entry<String, JsonNode> limit :
          container.path("resources").path("limits").properties()) {
        boolean extended = limit.getKey().contains("/");
        if (extended && limit.getValue().asInt() > devices.getOrDefault(limit.getKey(), 0)) {
          return Optional.of(
              "0/1 nodes are available: 1 Insufficient "
                  + limit.getKey()
                  + ". no new claims to deallocate, preemption: 0/1 nodes are available: 1 No"
                  + " preemption victims found for incoming pod.");
        }
      }
    }
    return Optional.empty();
  }

  private boolean affinityHolds(JsonNode spec) {
    JsonNode terms =
        spec.path("affinity")
            .path("nodeAffinity")
            .path("requiredDuringSchedulingIgnoredDuringExecution")
            .path("nodeSelectorTerms");
    return terms.isEmpty() || terms.valueStream().anyMatch(this::termHolds);
  }

  private boolean termHolds(JsonNode term) {
    return term.path("matchExpressions").valueStream().allMatch(this::expressionHolds);
  }

  private boolean expressionHolds(JsonNode expression) {
    String value = labels.get(expression.path("key").asText());
    List<String> values = expression.path("values").valueStream().map(JsonNode::asText).toList();
    return switch (expression.path("operator").asText()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }
}
