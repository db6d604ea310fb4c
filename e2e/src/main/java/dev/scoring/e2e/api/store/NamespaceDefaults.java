package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a new namespace and a new secret get from the server. */
public final class NamespaceDefaults implements Admission {

  @Override
  public void admit(ResourceType type, ObjectNode before, ObjectNode after) {
    if (before != null) {
      return;
    }
    if (type.plural().equals("namespaces")) {
      Meta.of(after).withObject("/labels").put("kubernetes.io/metadata.name", Meta.name(after));
      after.withObject("/spec").withArray("finalizers").removeAll().add("kubernetes");
      after.withObject("/status").put("phase", "Active");
    } else if (type.plural().equals("secrets")) {
      if (!after.has("type")) {
        after.put("type", "Opaque");
      }
      after
          .path("stringData")
          .properties()
          .forEach(
              e ->
                  after
                      .withObject("/data")
                      .put(
                          e.getKey(),
                          Base64.getEncoder()
                              .encodeToString(
                                  e.getValue().asText().getBytes(StandardCharsets.UTF_8))));
      after.remove("stringData");
    }
  }
}
