package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.ApiServer;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.store.Objects.Commit;
import dev.scoring.e2e.api.store.Objects.Write;

/** Writes statuses of pods that may have gone meanwhile. */
record StatusWriter(ApiServer server, ResourceType pods) {
  private static final Write STATUS = new Write("status", "kubelet", Commit.STORE);

  void write(ObjectNode pod, ObjectNode status) {
    try {
      server
          .objects()
          .patch(
              pods,
              Meta.namespace(pod),
              Meta.name(pod),
              live -> {
                ObjectNode next = live.deepCopy();
                if (Meta.uid(live).equals(Meta.uid(pod))) {
                  next.set("status", status);
                }
                return next;
              },
              STATUS);
    } catch (KubeError e) {
      if (e.code() != 404) {
        throw e;
      }
    }
  }
}
