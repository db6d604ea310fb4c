package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows changes and does what the controllers of a real cluster do for deletions: dependents of
 * owners that are gone, foreground and orphan cascades, and namespaces that are going away.
 */
public final class GarbageCollector implements Runnable {
  private static final long LOOK_AGAIN_MILLIS = 500;

  /** A real cluster takes about as long, and what is created meanwhile is refused. */
  private static final Duration NAMESPACE_LINGERS = Duration.ofSeconds(1);

  private final ObjectStore store;
  private final Deletion deletion;
  private final Clock clock;

  public GarbageCollector(ObjectStore store, Deletion deletion, Clock clock) {
    this.store = store;
    this.deletion = deletion;
    this.clock = clock;
  }

  /** Works until interrupted. */
  @Override
  public void run() {
    long seen = 0;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        synchronized (store) {
          if (store.version() == seen) {
            store.wait(LOOK_AGAIN_MILLIS);
          }
        }
        seen = store.version();
        collect();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One pass over everything. */
  void collect() {
    synchronized (store) {
      List<ObjectStore.Event> all = store.everything();
      Map<String, ObjectNode> byUid = new HashMap<>();
      all.forEach(e -> byUid.put(Meta.uid(e.object()), e.object()));
      for (ObjectStore.Event e : all) {
        if (store.get(e.type(), Meta.namespace(e.object()), Meta.name(e.object())).isPresent()) {
          collect(e.type(), e.object(), byUid, all);
        }
      }
    }
  }

  private void collect(
      ResourceType type,
      ObjectNode object,
      Map<String, ObjectNode> byUid,
      List<ObjectStore.Event> all) {
    List<String> owners = Meta.owners(object);
    boolean orphaned = !owners.isEmpty() && owners.stream().noneMatch(byUid::containsKey);
    boolean cascaded =
        owners.stream().map(byUid::get).anyMatch(o -> o != null && awaits(o, "foregroundDeletion"));
    if ((orphaned || cascaded) && !Meta.beingDeleted(object)) {
      delete(type, object, "Background");
    } else if (awaits(object, "foregroundDeletion") && dependents(object, all).isEmpty()) {
      release(type, object, "foregroundDeletion");
    } else if (awaits(object, "orphan")) {
      dependents(object, all).forEach(d -> disown(d, Meta.uid(object)));
      release(type, object, "orphan");
    } else if (type.plural().equals("namespaces") && Meta.beingDeleted(object)) {
      empty(type, object, all);
    }
  }

  private static boolean awaits(ObjectNode object, String finalizer) {
    return Meta.beingDeleted(object) && Meta.finalizers(object).contains(finalizer);
  }

  private List<ObjectStore.Event> dependents(ObjectNode owner, List<ObjectStore.Event> all) {
    return all.stream()
        .filter(e -> Meta.owners(e.object()).contains(Meta.uid(owner)))
        .filter(
            e -> store.get(e.type(), Meta.namespace(e.object()), Meta.name(e.object())).isPresent())
        .toList();
  }

  private void disown(ObjectStore.Event dependent, String owner) {
    ObjectNode free = dependent.object().deepCopy();
    List<JsonNode> left = new ArrayList<>();
    free.path("metadata")
        .path("ownerReferences")
        .forEach(
            o -> {
              if (!o.path("uid").asText().equals(owner)) {
                left.add(o);
              }
            });
    Meta.of(free).remove("ownerReferences");
    if (!left.isEmpty()) {
      Meta.of(free).putArray("ownerReferences").addAll(left);
    }
    store.put(dependent.type(), free);
  }

  private void release(ResourceType type, ObjectNode object, String finalizer) {
    ObjectNode free = object.deepCopy();
    Meta.removeFinalizer(free, finalizer);
    if (Meta.finalizers(free).isEmpty()) {
      store.remove(type, Meta.namespace(free), Meta.name(free));
    } else {
      store.put(type, free);
    }
  }

  private void empty(ResourceType namespaces, ObjectNode namespace, List<ObjectStore.Event> all) {
    List<ObjectStore.Event> inside =
        all.stream()
            .filter(e -> Meta.namespace(e.object()).equals(Meta.name(namespace)))
            .filter(
                e ->
                    store
                        .get(e.type(), Meta.namespace(e.object()), Meta.name(e.object()))
                        .isPresent())
            .toList();
    if (inside.isEmpty() && goneFor(namespace).compareTo(NAMESPACE_LINGERS) > 0) {
      store.remove(namespaces, "", Meta.name(namespace));
    }
    inside.stream()
        .filter(e -> !Meta.beingDeleted(e.object()))
        .forEach(e -> delete(e.type(), e.object(), "Background"));
  }

  private Duration goneFor(ObjectNode object) {
    String since = object.path("metadata").path("deletionTimestamp").asText();
    return Duration.between(Instant.parse(since), clock.instant());
  }

  private void delete(ResourceType type, ObjectNode object, String policy) {
    ObjectNode options = JsonNodeFactory.instance.objectNode().put("propagationPolicy", policy);
    deletion.delete(type, Meta.namespace(object), Meta.name(object), options);
  }
}
