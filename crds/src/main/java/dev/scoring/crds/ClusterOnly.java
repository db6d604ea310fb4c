package dev.scoring.crds;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what of a manifest only a cluster can honour. */
public final class ClusterOnly {

  private ClusterOnly() {}

  /**
   * The declared fields that a run in this process does not apply, as in {@code
   * spec.executor.memory}, in the order of the schema; empty when every declared field is applied.
   * What a process of one's own can apply is never among them: model, input, output, policy, {@code
   * executor.threads}, {@code executor.gpu.count} and {@code sparkConf}.
   */
  public static List<String> fieldsNotAppliedLocally(ScoringJobManifest manifest) {
    ScoringJobSpec spec = manifest.spec();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("metadata.namespace", manifest.metadata().namespace());
    driver(spec.driver(), fields);
    executor(spec.executor(), fields);
    fields.put("spec.image", spec.image());
    fields.put("spec.imagePullPolicy", spec.imagePullPolicy());
    fields.put("spec.serviceAccountName", spec.serviceAccountName());
    fields.put("spec.backoffLimit", spec.backoffLimit());
    fields.put("spec.activeDeadlineSeconds", spec.activeDeadlineSeconds());
    fields.put("spec.startDeadlineSeconds", spec.startDeadlineSeconds());
    fields.put("spec.progressDeadlineSeconds", spec.progressDeadlineSeconds());
    fields.put("spec.ttlSecondsAfterFinished", spec.ttlSecondsAfterFinished());
    fields.put("spec.podsTtlSeconds", spec.podsTtlSeconds());
    fields.put("spec.suspend", spec.suspend());
    fields.put("spec.managedBy", spec.managedBy());
    return fields.entrySet().stream()
        .filter(field -> isDeclared(field.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void driver(DriverSpec driver, Map<String, Object> fields) {
    String path = "spec.driver.";
    fields.put(path + "cores", driver.cores());
    fields.put(path + "memory", driver.memory());
    fields.put(path + "memoryOverhead", driver.memoryOverhead());
    fields.put(path + "env", driver.env());
    fields.put(path + "labels", driver.labels());
    fields.put(path + "annotations", driver.annotations());
    fields.put(path + "nodeSelector", driver.nodeSelector());
    fields.put(path + "tolerations", driver.tolerations());
    fields.put(path + "affinity", driver.affinity());
    fields.put(path + "priorityClassName", driver.priorityClassName());
    fields.put(path + "schedulerName", driver.schedulerName());
    fields.put(path + "ephemeralStorage", driver.ephemeralStorage());
    fields.put(path + "scratchSize", driver.scratchSize());
    fields.put(path + "template", driver.template());
  }

  private static void executor(ExecutorSpec executor, Map<String, Object> fields) {
    String path = "spec.executor.";
    fields.put(path + "instances", executor.instances());
    fields.put(path + "cores", executor.cores());
    fields.put(path + "memory", executor.memory());
    fields.put(path + "memoryOverhead", executor.memoryOverhead());
    if (executor.gpu() != null) {
      fields.put(path + "gpu.resourceName", executor.gpu().resourceName());
      fields.put(path + "gpu.products", executor.gpu().products());
      fields.put(path + "gpu.productLabel", executor.gpu().productLabel());
    }
    fields.put(path + "env", executor.env());
    fields.put(path + "labels", executor.labels());
    fields.put(path + "annotations", executor.annotations());
    fields.put(path + "nodeSelector", executor.nodeSelector());
    fields.put(path + "tolerations", executor.tolerations());
    fields.put(path + "affinity", executor.affinity());
    fields.put(path + "priorityClassName", executor.priorityClassName());
    fields.put(path + "schedulerName", executor.schedulerName());
    fields.put(path + "ephemeralStorage", executor.ephemeralStorage());
    fields.put(path + "scratchSize", executor.scratchSize());
    fields.put(path + "template", executor.template());
  }

  private static boolean isDeclared(Object value) {
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    return value instanceof Collection<?> list ? !list.isEmpty() : value != null;
  }
}
