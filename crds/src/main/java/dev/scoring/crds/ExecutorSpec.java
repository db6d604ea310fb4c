package dev.scoring.crds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scoring.contract.spec.ThreadsSpec;
import java.util.List;
import java.util.Map;

/**
 * The executors' pods.
 *
 * @param instances how many executors, 1 to 10,000; 1 when absent
 * @param cores CPU cores of a pod, 1 to 256; 1 when absent
 * @param memory memory of a pod as a Kubernetes quantity, its overhead not included; {@code 2Gi}
 *     when absent
 * @param memoryOverhead memory for what is outside the Java heap (PyTorch, direct buffers, network)
 *     as a Kubernetes quantity; null lets the operator choose
 * @param threads PyTorch's threads in one executor; one each when absent
 * @param gpu GPUs of one executor; null asks for none
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
public record ExecutorSpec(
    Integer instances,
    Integer cores,
    String memory,
    String memoryOverhead,
    ThreadsSpec threads,
    GpuSpec gpu,
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

  public ExecutorSpec {
    threads = threads == null ? ThreadsSpec.defaults() : threads;
    env = env == null ? List.of() : List.copyOf(env);
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    affinity = FreeForm.orNull(affinity);
    template = FreeForm.orNull(template);
  }

  /** Executors of which nothing is declared. */
  public static ExecutorSpec defaults() {
    return new ExecutorSpec(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }
}
