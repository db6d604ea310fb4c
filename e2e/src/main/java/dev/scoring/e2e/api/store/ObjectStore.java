package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All objects, one version counter for all, and the latest changes for watches. Thread-safe by its
 * own monitor; callers that read, decide and write hold it with {@code synchronized (store)}.
 * Stored objects are never changed in place: what is returned may be shared, not written to.
 */
public final class ObjectStore {
  private static final int HISTORY = 20_000;

  /** What happened to an object. */
  public enum Change {
    ADDED,
    MODIFIED,
    DELETED
  }

  /**
   * One change.
   *
   * @param before the object as it was; null when added
   * @param object the object as it is, or as it was last when deleted
   */
  public record Event(
      long version, ResourceType type, Change change, ObjectNode before, ObjectNode object) {}

  private record Key(String type, String namespace, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
      int c = type.compareTo(o.type);
      c = c != 0 ? c : namespace.compareTo(o.namespace);
      return c != 0 ? c : name.compareTo(o.name);
    }
  }

  private record Stored(ResourceType type, ObjectNode object) {}

  private final TreeMap<Key, Stored> objects = new TreeMap<>();
  private final Deque<Event> history = new ArrayDeque<>();
  private long version = 1000;
  private long forgotten = 1000;

  public synchronized long version() {
    return version;
  }

  public synchronized Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
    return Optional.ofNullable(objects.get(key(type, namespace, name))).map(Stored::object);
  }

  /** Objects of a type in the order of namespace and name; all namespaces when empty. */
  public synchronized List<ObjectNode> list(ResourceType type, String namespace) {
    List<ObjectNode> found = new ArrayList<>();
    String plural = shared(type);
    for (var e : objects.tailMap(new Key(plural, namespace, "")).entrySet()) {
      Key key = e.getKey();
      boolean elsewhere = !namespace.isEmpty() && !key.namespace.equals(namespace);
      if (!key.type.equals(plural) || elsewhere) {
        break;
      }
      found.add(e.getValue().object());
    }
    return found;
  }

  /** Everything, with its type. */
  public synchronized List<Event> everything() {
    return objects.values().stream()
        .map(s -> new Event(version, s.type(), Change.ADDED, null, s.object()))
        .toList();
  }

  /** Stores an object under its name and gives it the next version. */
  public synchronized ObjectNode put(ResourceType type, ObjectNode object) {
    Key key = key(type, Meta.namespace(object), Meta.name(object));
    Stored before = objects.get(key);
    version++;
    ObjectNode stored = object.deepCopy();
    Meta.of(stored).put("resourceVersion", Long.toString(version));
    objects.put(key, new Stored(type, stored));
    remember(
        new Event(
            version,
            type,
            before == null ? Change.ADDED : Change.MODIFIED,
            before == null ? null : before.object(),
            stored));
    return stored;
  }

  public synchronized void remove(ResourceType type, String namespace, String name) {
    Stored before = objects.remove(key(type, namespace, name));
    if (before != null) {
      version++;
      ObjectNode last = before.object().deepCopy();
      Meta.of(last).put("resourceVersion", Long.toString(version));
      remember(new Event(version, type, Change.DELETED, before.object(), last));
    }
  }

  private void remember(Event event) {
    history.addLast(event);
    if (history.size() > HISTORY) {
      forgotten = history.removeFirst().version();
    }
    notifyAll();
  }

  /**
   * Changes after a version, waiting up to some milliseconds for the first; empty when none came.
   *
   * @throws KubeError 410 when changes after that version have been forgotten
   */
  public synchronized List<Event> changesAfter(long after, long waitMillis)
      throws InterruptedException {
    if (after < forgotten) {
      throw KubeError.expired("too old resource version: " + after + " (" + forgotten + ")");
    }
    long end = System.nanoTime() + waitMillis * 1_000_000;
    long left = waitMillis;
    while (version <= after && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    List<Event> found = new ArrayList<>();
    var newestFirst = history.descendingIterator();
    while (newestFirst.hasNext()) {
      Event event = newestFirst.next();
      if (event.version() <= after) {
        break;
      }
      found.add(0, event);
    }
    return found;
  }

  /** Events of both groups are one set of objects. */
  private static String shared(ResourceType type) {
    return type.plural().equals("events") ? "/events" : type.key();
  }

  private static Key key(ResourceType type, String namespace, String name) {
    return new Key(shared(type), namespace, name);
  }
}
