package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What deleting means: preconditions, finalizers, grace for pods, cascades. Thread-safe. */
public final class Deletion {
  private final ObjectStore store;
  private final Clock clock;

  public Deletion(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** How a deletion was answered. */
  public sealed interface Outcome {
    /** The object is gone. */
    record Gone(ObjectNode last) implements Outcome {}

    /** The object stays until its finalizers or containers are done. */
    record Pending(ObjectNode marked) implements Outcome {}
  }

  /** Deletes an object as the options say. */
  public Outcome delete(ResourceType type, String namespace, String name, JsonNode options) {
    synchronized (store) {
      ObjectNode live =
          store.get(type, namespace, name).orElseThrow(() -> KubeError.notFound(type, name));
      checkPreconditions(type, live, options.path("preconditions"));
      ObjectNode marked = live.deepCopy();
      long grace = grace(type, live, options);
      addCascade(marked, options.path("propagationPolicy").asText());
      boolean stays =
          !Meta.finalizers(marked).isEmpty() || grace > 0 || type.plural().equals("namespaces");
      if (!stays) {
        store.remove(type, namespace, name);
        return new Outcome.Gone(live);
      }
      if (!type.plural().equals("namespaces") || !Meta.beingDeleted(live)) {
        mark(type, marked, grace);
      }
      return new Outcome.Pending(marked.equals(live) ? live : store.put(type, marked));
    }
  }

  private void mark(ResourceType type, ObjectNode marked, long grace) {
    ObjectNode metadata = Meta.of(marked);
    long already = metadata.path("deletionGracePeriodSeconds").asLong(Long.MAX_VALUE);
    if (!Meta.beingDeleted(marked) || grace < already) {
      Instant end = clock.instant().plus(Duration.ofSeconds(grace));
      metadata.put("deletionTimestamp", end.truncatedTo(ChronoUnit.SECONDS).toString());
      if (!type.plural().equals("namespaces")) {
        metadata.put("deletionGracePeriodSeconds", grace);
      }
    }
    if (type.plural().equals("namespaces")) {
      marked.withObject("/status").put("phase", "Terminating");
    }
  }

  private static void checkPreconditions(ResourceType type, ObjectNode live, JsonNode wanted) {
    String uid = wanted.path("uid").asText(Meta.uid(live));
    if (!uid.equals(Meta.uid(live))) {
      throw preconditionFailed(type, live, "UID", uid, Meta.uid(live));
    }
    String version = wanted.path("resourceVersion").asText(Meta.resourceVersion(live));
    if (!version.equals(Meta.resourceVersion(live))) {
      throw preconditionFailed(type, live, "ResourceVersion", version, Meta.resourceVersion(live));
    }
  }

  private static KubeError preconditionFailed(
      ResourceType type, ObjectNode live, String what, String wanted, String seen) {
    ResourceType asKind =
        new ResourceType(
            type.group(),
            type.version(),
            type.kind(),
            type.singular(),
            type.kind(),
            type.scope(),
            type.shortNames(),
            type.categories(),
            type.hasStatus());
    return KubeError.precondition(
        asKind,
        Meta.name(live),
        "the "
            + what
            + " in the precondition ("
            + wanted
            + ") does not match the "
            + what
            + " in record ("
            + seen
            + "). The object might have been deleted and then recreated");
  }

  private static void addCascade(ObjectNode object, String policy) {
    String finalizer =
        switch (policy) {
          case "Foreground" -> "foregroundDeletion";
          case "Orphan" -> "orphan";
          default -> "";
        };
    if (!finalizer.isEmpty() && !Meta.finalizers(object).contains(finalizer)) {
      Meta.of(object).withArray("finalizers").add(finalizer);
    }
  }

  /** Seconds that a pod's containers have; pods that have ended or were never placed have none. */
  private static long grace(ResourceType type, ObjectNode live, JsonNode options) {
    if (!type.plural().equals("pods")) {
      return 0;
    }
    String phase = live.path("status").path("phase").asText();
    boolean ended = phase.equals("Succeeded") || phase.equals("Failed");
    if (ended || !live.path("spec").hasNonNull("nodeName")) {
      return 0;
    }
    long declared = live.path("spec").path("terminationGracePeriodSeconds").asLong(30);
    return options.path("gracePeriodSeconds").asLong(declared);
  }
}
