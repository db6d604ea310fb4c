package dev.scoring.e2e.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes of {@code metadata}. */
public final class Meta {
  private Meta() {}

  public static ObjectNode of(ObjectNode object) {
    return object.withObject("/metadata");
  }

  public static String name(JsonNode object) {
    return object.path("metadata").path("name").asText("");
  }

  public static String namespace(JsonNode object) {
    return object.path("metadata").path("namespace").asText("");
  }

  public static String uid(JsonNode object) {
    return object.path("metadata").path("uid").asText("");
  }

  public static String resourceVersion(JsonNode object) {
    return object.path("metadata").path("resourceVersion").asText("");
  }

  public static boolean beingDeleted(JsonNode object) {
    return object.path("metadata").hasNonNull("deletionTimestamp");
  }

  public static List<String> finalizers(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.path("metadata").path("finalizers").forEach(f -> names.add(f.asText()));
    return names;
  }

  /** UIDs of the owners. */
  public static List<String> owners(JsonNode object) {
    List<String> uids = new ArrayList<>();
    object.path("metadata").path("ownerReferences").forEach(o -> uids.add(o.path("uid").asText()));
    return uids;
  }

  public static void removeFinalizer(ObjectNode object, String finalizer) {
    List<String> left = new ArrayList<>(finalizers(object));
    left.remove(finalizer);
    if (left.isEmpty()) {
      of(object).remove("finalizers");
    } else {
      var array = of(object).putArray("finalizers");
      left.forEach(array::add);
    }
  }
}
