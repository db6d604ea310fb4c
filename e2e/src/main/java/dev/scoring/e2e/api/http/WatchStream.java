package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.Selector;
import dev.scoring.e2e.api.store.ObjectStore;
import dev.scoring.e2e.api.store.ObjectStore.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A watch: events of objects that enter, change within, or leave a selection; bookmarks when asked
 * for; ends after the time the client gave.
 */
final class WatchStream implements Reply.Source {
  private static final long BOOKMARK_MILLIS = 2_000;
  private static final long DEFAULT_SECONDS = 300;
  private final ObjectStore store;
  private final Target target;
  private final ApiRequest request;
  private final Predicate<JsonNode> selected;
  private final Function<ObjectNode, JsonNode> form;

  /**
   * A watch.
   *
   * @param form how an object is shown: itself or a table of one row
   */
  WatchStream(
      ObjectStore store, Target target, ApiRequest request, Function<ObjectNode, JsonNode> form) {
    this.store = store;
    this.target = target;
    this.request = request;
    this.form = form;
    Predicate<JsonNode> labels = Selector.labels(request.param("labelSelector"));
    Predicate<JsonNode> named =
        target.name().isEmpty() ? o -> true : o -> Meta.name(o).equals(target.name());
    this.selected =
        labels.and(Selector.fields(request.param("fieldSelector"), target.type())).and(named);
    startVersion();
  }

  private Optional<Long> startVersion() {
    String given = request.param("resourceVersion");
    if (given.isEmpty() || given.equals("0")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseUnsignedLong(given));
    } catch (NumberFormatException e) {
      throw KubeError.internal(
          "resourceVersion: Invalid value: \""
              + given
              + "\": strconv.ParseUint: parsing \""
              + given
              + "\": invalid syntax");
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException, InterruptedException {
    String seconds = request.param("timeoutSeconds");
    long end =
        System.nanoTime()
            + 1_000_000_000L * (seconds.isEmpty() ? DEFAULT_SECONDS : Long.parseLong(seconds));
    out.flush();
    try {
      long seen = start(out);
      long bookmarked = System.nanoTime();
      while (System.nanoTime() < end) {
        long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
        List<ObjectStore.Event> changes = store.changesAfter(seen, Math.min(left, BOOKMARK_MILLIS));
        for (ObjectStore.Event event : changes) {
          seen = event.version();
          send(out, event);
        }
        if (request.flag("allowWatchBookmarks")
            && System.nanoTime() - bookmarked > BOOKMARK_MILLIS * 1_000_000) {
          bookmarked = System.nanoTime();
          bookmark(out, seen, false);
        }
      }
    } catch (KubeError e) {
      out.write(Reply.line(event("ERROR", e.status())));
    }
  }

  /** Sends what is there already if the client wants it, and returns the version seen. */
  private long start(OutputStream out) throws IOException {
    boolean initial = request.flag("sendInitialEvents");
    Optional<Long> given = startVersion();
    if (given.isPresent() && !initial) {
      if (given.get() > store.version()) {
        return store.version();
      }
      return given.get();
    }
    List<ObjectNode> present;
    long version;
    synchronized (store) {
      version = store.version();
      present = store.list(target.type(), target.namespace());
    }
    for (ObjectNode object : present) {
      if (selected.test(object)) {
        out.write(Reply.line(event("ADDED", shown(object))));
      }
    }
    if (initial) {
      bookmark(out, version, true);
    }
    out.flush();
    return version;
  }

  private void send(OutputStream out, ObjectStore.Event e) throws IOException {
    boolean here =
        e.type().plural().equals(target.type().plural())
            && (e.type().key().equals(target.type().key()) || e.type().plural().equals("events"))
            && (target.namespace().isEmpty()
                || Meta.namespace(e.object()).equals(target.namespace()));
    if (!here) {
      return;
    }
    boolean was = e.before() != null && selected.test(e.before());
    boolean is = e.change() != Change.DELETED && selected.test(e.object());
    if (!was && !is) {
      return;
    }
    String type = is ? (was ? "MODIFIED" : "ADDED") : "DELETED";
    ObjectNode object = e.object();
    if (!is && e.change() == Change.MODIFIED) {
      object = e.before().deepCopy();
      Meta.of(object).put("resourceVersion", Long.toString(e.version()));
    }
    out.write(Reply.line(event(type, shown(object))));
    out.flush();
  }

  private JsonNode shown(ObjectNode object) {
    ObjectNode full = object.deepCopy();
    full.put("apiVersion", target.type().apiVersion()).put("kind", target.type().kind());
    return form.apply(full);
  }

  private void bookmark(OutputStream out, long version, boolean endOfInitialEvents)
      throws IOException {
    ResourceType type = target.type();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("kind", type.kind()).put("apiVersion", type.apiVersion());
    ObjectNode metadata = object.putObject("metadata");
    metadata.put("resourceVersion", Long.toString(version)).putNull("creationTimestamp");
    if (endOfInitialEvents) {
      metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
    out.write(Reply.line(event("BOOKMARK", object)));
    out.flush();
  }

  private static ObjectNode event(String type, JsonNode object) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type).set("object", object);
    return event;
  }
}
