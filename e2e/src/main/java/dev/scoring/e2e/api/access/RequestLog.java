package dev.scoring.e2e.api.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request to an object, for tests that count them or hold them against shipped roles. */
public final class RequestLog {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * One request.
   *
   * @param user who asked
   * @param verb as access rules know it
   * @param group API group, empty for the core group
   * @param resource plural, with a subresource after a slash
   * @param namespace empty for cluster scope
   * @param name empty for collections
   * @param code the HTTP status answered
   */
  public record Entry(
      String user,
      String verb,
      String group,
      String resource,
      String namespace,
      String name,
      int code) {}

  void add(Entry entry) {
    entries.add(entry);
  }

  /** All requests so far, in their order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
