package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.Selector;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Create, read, change: what the verbs of the API mean. Thread-safe. */
public final class Objects {
  private static final String NAME_CHARS = "bcdfghjklmnpqrstvwxz2456789";
  private final ObjectStore store;
  private final Rules rules;
  private final Clock clock;
  private final Random names = new Random();

  public Objects(ObjectStore store, Rules rules, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether a change is kept or only shown. */
  public enum Commit {
    STORE,
    DRY_RUN
  }

  /**
   * Who writes, to which part, and whether it counts.
   *
   * @param subresource {@code status}, or empty for the object
   * @param manager field manager
   */
  public record Write(String subresource, String manager, Commit commit) {
    boolean ofStatus() {
      return subresource.equals("status");
    }
  }

  public ObjectNode get(ResourceType type, String namespace, String name) {
    return store.get(type, namespace, name).orElseThrow(() -> KubeError.notFound(type, name));
  }

  /** Objects that both selectors match, with the version they were read at. */
  public Listing list(ResourceType type, String namespace, String labels, String fields) {
    Predicate<JsonNode> matches = Selector.labels(labels).and(Selector.fields(fields, type));
    synchronized (store) {
      return new Listing(
          store.version(), store.list(type, namespace).stream().filter(matches).toList());
    }
  }

  /** A consistent read. */
  public record Listing(long version, List<ObjectNode> items) {}

  /** Stores a new object. */
  public ObjectNode create(ResourceType type, String namespace, ObjectNode document, Write write) {
    ObjectNode object = document.deepCopy();
    ObjectNode metadata = Meta.of(object);
    metadata.remove(List.of("resourceVersion", "deletionTimestamp", "selfLink"));
    if (type.namespaced()) {
      metadata.put("namespace", namespace);
    } else {
      metadata.remove("namespace");
    }
    if (!metadata.has("name") && metadata.has("generateName")) {
      metadata.put("name", metadata.get("generateName").asText() + suffix());
    }
    synchronized (store) {
      rules.namespaceOpen(type, object);
      if (store.get(type, Meta.namespace(object), Meta.name(object)).isPresent()) {
        throw KubeError.alreadyExists(type, Meta.name(object));
      }
      if (type.hasStatus() && rules.custom(type)) {
        object.remove("status");
      }
      for (String map : List.of("labels", "annotations", "finalizers")) {
        if (metadata.has(map) && metadata.get(map).isEmpty()) {
          metadata.remove(map);
        }
      }
      metadata.put("uid", UUID.randomUUID().toString());
      metadata.put("creationTimestamp", now());
      if (rules.generations(type)) {
        metadata.put("generation", 1);
      }
      rules.admit(type, null, object);
      rules.recordUpdate(type, write, emptyLike(object), object, now());
      return write.commit() == Commit.DRY_RUN ? object : store.put(type, object);
    }
  }

  /** Replaces an object, or its status. */
  public ObjectNode update(ResourceType type, String namespace, ObjectNode document, Write write) {
    String name = Meta.name(document);
    synchronized (store) {
      ObjectNode live = get(type, namespace, name);
      String wanted = Meta.uid(document);
      if (!wanted.isEmpty() && !wanted.equals(Meta.uid(live))) {
        throw KubeError.precondition(
            type,
            name,
            "Precondition failed: UID in precondition: "
                + wanted
                + ", UID in object meta: "
                + Meta.uid(live));
      }
      return change(type, live, document, write);
    }
  }

  /** Changes an object by a function of what is there. */
  public ObjectNode patch(
      ResourceType type,
      String namespace,
      String name,
      UnaryOperator<ObjectNode> change,
      Write write) {
    synchronized (store) {
      ObjectNode live = get(type, namespace, name);
      return change(type, live, change.apply(live), write);
    }
  }

  private ObjectNode change(ResourceType type, ObjectNode live, ObjectNode document, Write write) {
    String wanted = Meta.resourceVersion(document);
    if (!wanted.isEmpty() && !wanted.equals(Meta.resourceVersion(live))) {
      throw KubeError.modified(type, Meta.name(live));
    }
    ObjectNode next = onlyWhatMayChange(type, live, document, write);
    rules.admit(type, live, next);
    if (rules.generations(type) && !same(live, next, "spec")) {
      Meta.of(next).put("generation", live.path("metadata").path("generation").asLong() + 1);
    }
    if (!rules.appliedByServer(document, live)) {
      rules.recordUpdate(type, write, live, next, now());
    }
    if (withoutManagedTimes(next).equals(withoutManagedTimes(live))) {
      return live;
    }
    if (write.commit() == Commit.DRY_RUN) {
      return next;
    }
    if (Meta.beingDeleted(next) && Meta.finalizers(next).isEmpty() && !rules.stillGraceful(next)) {
      store.remove(type, Meta.namespace(next), Meta.name(next));
      return next;
    }
    return store.put(type, next);
  }

  private ObjectNode onlyWhatMayChange(
      ResourceType type, ObjectNode live, ObjectNode document, Write write) {
    ObjectNode next = document.deepCopy();
    if (write.ofStatus()) {
      next = live.deepCopy();
      if (document.has("status")) {
        next.set("status", document.get("status").deepCopy());
      } else {
        next.remove("status");
      }
      JsonNode managed = document.path("metadata").path("managedFields");
      if (managed.isArray()) {
        Meta.of(next).set("managedFields", managed.deepCopy());
      }
    } else if (type.hasStatus()) {
      if (live.has("status")) {
        next.set("status", live.get("status").deepCopy());
      } else {
        next.remove("status");
      }
    }
    ObjectNode metadata = Meta.of(next);
    for (String field :
        List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "resourceVersion")) {
      JsonNode kept = live.path("metadata").get(field);
      if (kept == null) {
        metadata.remove(field);
      } else {
        metadata.set(field, kept);
      }
    }
    next.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    List<String> added = new ArrayList<>(Meta.finalizers(next));
    added.removeAll(Meta.finalizers(live));
    if (Meta.beingDeleted(live) && !added.isEmpty()) {
      throw KubeError.invalid(
          type,
          Meta.name(live),
          List.of(
              KubeError.Cause.forbidden(
                  "metadata.finalizers",
                  "no new finalizers can be added if the object is being deleted, found new"
                      + " finalizers []string{\""
                      + String.join("\", \"", added)
                      + "\"}")));
    }
    return next;
  }

  private static boolean same(ObjectNode a, ObjectNode b, String field) {
    return a.path(field).equals(b.path(field));
  }

  private static ObjectNode withoutManagedTimes(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    copy.path("metadata")
        .path("managedFields")
        .forEach(entry -> ((ObjectNode) entry).remove("time"));
    return copy;
  }

  private static ObjectNode emptyLike(ObjectNode object) {
    ObjectNode empty = object.objectNode();
    empty.putObject("metadata");
    return empty;
  }

  private String suffix() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(NAME_CHARS.charAt(names.nextInt(NAME_CHARS.length())));
    }
    return text.toString();
  }

  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
