package dev.scoring.crds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scoring.contract.read.Finding;
import java.util.List;
import java.util.regex.Pattern;

/** Rules of the driver's and the executors' pods. */
final class PodRules {

  private static final int MOST_CORES = 256;
  private static final int MOST_EXECUTORS = 10_000;
  private static final int MOST_GPUS = 64;
  private static final Pattern QUANTITY =
      Pattern.compile("[1-9][0-9]{0,17}(\\.[0-9]{1,3})?(Ki|Mi|Gi|Ti|k|M|G|T)?");
  private static final Pattern RESOURCE =
      Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?/[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?");
  private static final Pattern LABEL =
      Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?");
  private static final Pattern ENV = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");

  private PodRules() {}

  static void driver(DriverSpec driver, List<Finding> found) {
    String path = "spec.driver.";
    JobRules.range(path + "cores", driver.cores(), 1, MOST_CORES, found);
    quantity(path + "memory", driver.memory(), found);
    quantity(path + "memoryOverhead", driver.memoryOverhead(), found);
    env(path + "env", driver.env(), found);
    tolerations(path + "tolerations", driver.tolerations(), found);
    object(path + "affinity", driver.affinity(), found);
    quantity(path + "ephemeralStorage", driver.ephemeralStorage(), found);
    quantity(path + "scratchSize", driver.scratchSize(), found);
    object(path + "template", driver.template(), found);
  }

  static void executor(ExecutorSpec executor, List<Finding> found) {
    String path = "spec.executor.";
    JobRules.range(path + "instances", executor.instances(), 1, MOST_EXECUTORS, found);
    JobRules.range(path + "cores", executor.cores(), 1, MOST_CORES, found);
    quantity(path + "memory", executor.memory(), found);
    quantity(path + "memoryOverhead", executor.memoryOverhead(), found);
    gpu(executor.gpu(), found);
    env(path + "env", executor.env(), found);
    tolerations(path + "tolerations", executor.tolerations(), found);
    object(path + "affinity", executor.affinity(), found);
    quantity(path + "ephemeralStorage", executor.ephemeralStorage(), found);
    quantity(path + "scratchSize", executor.scratchSize(), found);
    object(path + "template", executor.template(), found);
  }

  private static void gpu(GpuSpec gpu, List<Finding> found) {
    if (gpu == null) {
      return;
    }
    String path = "spec.executor.gpu.";
    JobRules.range(path + "count", gpu.count(), 0, MOST_GPUS, found);
    if (gpu.resourceName() != null && !RESOURCE.matcher(gpu.resourceName()).matches()) {
      found.add(
          new Finding(
              path + "resourceName",
              Words.shown(gpu.resourceName())
                  + " is not an extended resource; write one such as nvidia.com/gpu"));
    }
    if (gpu.count() == 0 && !gpu.products().isEmpty()) {
      found.add(
          new Finding(
              path + "products", "wants gpu.count of at least 1; raise it, or remove products"));
    }
    if (gpu.productLabel() != null && !LABEL.matcher(gpu.productLabel()).matches()) {
      found.add(
          new Finding(
              path + "productLabel",
              Words.shown(gpu.productLabel())
                  + " is not a label; write one such as nvidia.com/gpu.product"));
    }
  }

  private static void quantity(String path, String value, List<Finding> found) {
    if (value != null && !QUANTITY.matcher(value).matches()) {
      found.add(
          new Finding(
              path, Words.shown(value) + " is not a Kubernetes quantity; write one such as 8Gi"));
    }
  }

  private static void env(String path, List<EnvVar> env, List<Finding> found) {
    List<String> names = env.stream().map(EnvVar::name).toList();
    for (int i = 0; i < env.size(); i++) {
      EnvVar variable = env.get(i);
      String at = path + "[" + i + "]";
      if (!ENV.matcher(variable.name()).matches()) {
        found.add(
            new Finding(
                at + ".name",
                Words.shown(variable.name())
                    + " is not a name of letters, digits, '-', '_' and '.'; correct it"));
      } else if (names.indexOf(variable.name()) < i) {
        found.add(
            new Finding(
                at + ".name", Words.shown(variable.name()) + " is given twice; remove one"));
      }
      object(at + ".valueFrom", variable.valueFrom(), found);
      if (variable.value() != null && variable.valueFrom() != null) {
        found.add(new Finding(at + ".valueFrom", "is given beside value; keep one of the two"));
      }
    }
  }

  private static void tolerations(String path, List<Toleration> tolerations, List<Finding> found) {
    for (int i = 0; i < tolerations.size(); i++) {
      Toleration toleration = tolerations.get(i);
      String at = path + "[" + i + "]";
      oneOf(at + ".operator", toleration.operator(), List.of("Exists", "Equal"), found);
      oneOf(
          at + ".effect",
          toleration.effect(),
          List.of("NoSchedule", "PreferNoSchedule", "NoExecute"),
          found);
      if ("Exists".equals(toleration.operator()) && toleration.value() != null) {
        found.add(new Finding(at + ".value", "has no meaning with operator Exists; remove it"));
      }
      if (toleration.key() == null && !"Exists".equals(toleration.operator())) {
        found.add(
            new Finding(at + ".key", "is required unless operator is Exists; add one of them"));
      }
    }
  }

  private static void oneOf(String path, String value, List<String> valid, List<Finding> found) {
    if (value != null && !valid.contains(value)) {
      found.add(
          new Finding(
              path,
              Words.shown(value)
                  + " is not one of "
                  + String.join(", ", valid)
                  + "; write one of them"));
    }
  }

  private static void object(String path, JsonNode value, List<Finding> found) {
    if (value != null && !value.isObject()) {
      found.add(new Finding(path, "must be a group of fields; write it as Kubernetes does"));
    }
  }
}
