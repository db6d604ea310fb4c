package dev.scoring.crds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The driver's pod.
 *
 * @param cores CPU cores of a pod, 1 to 256; 1 when absent
 * @param memory memory of a pod as a Kubernetes quantity, its overhead not included; {@code 2Gi}
 *     when absent
 * @param memoryOverhead memory for what is outside the Java heap (PyTorch, direct buffers, network)
 *     as a Kubernetes quantity; null lets the operator choose
 * @param env environment variables; empty when absent
 * @param labels labels of the pod; empty when absent
 * @param annotations annotations of the pod; empty when absent
 * @param nodeSelector labels that a node must have; empty when absent
 * @param tolerations taints that the pod tolerates; empty when absent
 * @param affinity a Kubernetes {@code Affinity}, passed on as it is; null when absent
 * @param priorityClassName priority class of the pod; null when absent
 * @param schedulerName scheduler of the pod; null is the default scheduler
 * @param ephemeralStorage ephemeral storage of the container as a Kubernetes quantity; null when
 *     absent
 * @param scratchSize largest size of the scratch volume as a Kubernetes quantity; null sets no
 *     limit
 * @param template a Kubernetes {@code PodTemplateSpec} that the pod is built on; what the operator
 *     owns wins; null when absent
 */
public record DriverSpec(
    Integer cores,
    String memory,
    String memoryOverhead,
    List<EnvVar> env,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    JsonNode affinity,
    String priorityClassName,
    String schedulerName,
    String ephemeralStorage,
    String scratchSize,
    JsonNode template) {

  public DriverSpec {
    env = env == null ? List.of() : List.copyOf(env);
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    affinity = FreeForm.orNull(affinity);
    template = FreeForm.orNull(template);
  }

  /** A driver of which nothing is declared. */
  public static DriverSpec defaults() {
    return new DriverSpec(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }
}
