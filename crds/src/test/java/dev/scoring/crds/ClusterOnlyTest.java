package dev.scoring.crds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterOnlyTest {

  @Test
  void whatIsNotDeclaredIsNotNamed() {
    assertThat(ClusterOnly.fieldsNotAppliedLocally(Manifests.valid(Manifests.minimal()))).isEmpty();
  }

  @Test
  void declaredFieldsOfPodsAndRetriesAreNamedInTheirOrder() {
    assertThat(ClusterOnly.fieldsNotAppliedLocally(Manifests.valid(Manifests.full())))
        .containsExactly(
            "metadata.namespace",
            "spec.driver.cores",
            "spec.driver.memory",
            "spec.driver.template",
            "spec.executor.instances",
            "spec.executor.cores",
            "spec.executor.memory",
            "spec.executor.memoryOverhead",
            "spec.executor.gpu.resourceName",
            "spec.executor.gpu.products",
            "spec.executor.gpu.productLabel",
            "spec.executor.env",
            "spec.executor.labels",
            "spec.executor.annotations",
            "spec.executor.nodeSelector",
            "spec.executor.tolerations",
            "spec.executor.affinity",
            "spec.executor.priorityClassName",
            "spec.executor.schedulerName",
            "spec.executor.ephemeralStorage",
            "spec.executor.scratchSize",
            "spec.executor.template",
            "spec.image",
            "spec.imagePullPolicy",
            "spec.serviceAccountName",
            "spec.backoffLimit",
            "spec.activeDeadlineSeconds",
            "spec.startDeadlineSeconds",
            "spec.progressDeadlineSeconds",
            "spec.ttlSecondsAfterFinished",
            "spec.podsTtlSeconds",
            "spec.suspend",
            "spec.managedBy");
  }
}
