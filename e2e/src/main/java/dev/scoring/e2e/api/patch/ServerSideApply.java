package dev.scoring.e2e.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.KubeError.Cause;
import dev.scoring.e2e.api.patch.FieldOwnership.Manager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Server-side apply, and the ownership that updates leave for it to find.
 *
 * @param keys which lists merge by key
 * @param apiVersion of the object
 * @param subresource {@code status}, or empty
 * @param now time for changed entries, RFC 3339
 */
public record ServerSideApply(ListKeys keys, String apiVersion, String subresource, String now) {

  /** What to do when another manager owns a field with another value. */
  public enum OnConflict {
    REFUSE,
    FORCE
  }

  /**
   * Applies a document.
   *
   * @throws KubeError when fields conflict and may not be forced
   */
  public ObjectNode apply(
      ObjectNode live, ObjectNode document, String manager, OnConflict onConflict) {
    Manager me = new Manager(manager, "Apply", apiVersion, subresource);
    FieldOwnership ownership = FieldOwnership.of(live);
    ObjectNode before = ownership.fieldsOf(me);
    ObjectNode wanted = FieldSet.ofApplied(document, keys);

    List<List<String>> taken = conflicts(live, document, ownership, me, wanted, onConflict);
    ownership.takeFromOthers(me, taken);
    ObjectNode merged = mergeApplied(live, document, "");
    for (List<String> path : FieldSet.leaves(before)) {
      if (!FieldSet.contains(wanted, path) && ownership.othersThatOwn(me, path).isEmpty()) {
        removeField(merged, path, "");
      }
    }
    ownership.set(me, wanted, now);
    ownership.write(merged);
    return merged;
  }

  private List<List<String>> conflicts(
      ObjectNode live,
      ObjectNode document,
      FieldOwnership ownership,
      Manager me,
      ObjectNode wanted,
      OnConflict onConflict) {
    List<List<String>> taken = new ArrayList<>();
    List<Cause> causes = new ArrayList<>();
    for (List<String> path : FieldSet.leaves(wanted)) {
      if (path.get(path.size() - 1).equals(".")) {
        continue;
      }
      JsonNode ours = FieldSet.value(document, path, keys);
      if (ours.equals(FieldSet.value(live, path, keys))) {
        continue;
      }
      for (Manager other : ownership.othersThatOwn(me, path)) {
        taken.add(path);
        causes.add(
            new Cause(
                "FieldManagerConflict",
                FieldSet.spell(path),
                "conflict with \"" + other.name() + "\"" + using(other)));
      }
    }
    if (!causes.isEmpty() && onConflict == OnConflict.REFUSE) {
      throw KubeError.applyConflict(causes);
    }
    return taken;
  }

  private static String using(Manager other) {
    return other.operation().equals("Apply") ? "" : " using " + other.apiVersion();
  }

  /** Records an update's changed fields as its manager's, and takes them from the others. */
  public void recordUpdate(ObjectNode before, ObjectNode after, String manager) {
    Manager me = new Manager(manager, "Update", apiVersion, subresource);
    ObjectNode old = without(before);
    ObjectNode fresh = without(after);
    FieldOwnership ownership = FieldOwnership.of(before);
    List<List<String>> changed = new ArrayList<>();
    ObjectNode mine = ownership.fieldsOf(me).deepCopy();
    for (List<String> path : FieldSet.leaves(FieldSet.ofApplied(fresh, keys))) {
      if (!FieldSet.value(fresh, path, keys).equals(FieldSet.value(old, path, keys))) {
        changed.add(path);
        add(mine, path);
      }
    }
    for (List<String> path : FieldSet.leaves(FieldSet.ofApplied(old, keys))) {
      if (FieldSet.value(fresh, path, keys).isMissingNode()) {
        changed.add(path);
        mine = FieldSet.minus(mine, List.of(path));
      }
    }
    ownership.takeFromOthers(me, changed);
    ownership.set(me, mine, now);
    ownership.write(after);
  }

  private static void add(ObjectNode set, List<String> path) {
    ObjectNode at = set;
    for (String key : path) {
      at = at.get(key) instanceof ObjectNode o ? o : at.putObject(key);
    }
  }

  private ObjectNode without(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    if (copy.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove(
          List.of(
              "managedFields",
              "resourceVersion",
              "generation",
              "uid",
              "creationTimestamp",
              "deletionTimestamp",
              "deletionGracePeriodSeconds"));
    }
    if (!subresource.isEmpty()) {
      copy.retain(List.of("apiVersion", "kind", "status"));
    }
    return copy;
  }

  private ObjectNode mergeApplied(ObjectNode live, JsonNode document, String path) {
    ObjectNode merged = live.deepCopy();
    for (Map.Entry<String, JsonNode> e : document.properties()) {
      String child = path.isEmpty() ? e.getKey() : path + "." + e.getKey();
      JsonNode value = e.getValue();
      if (value.isObject()
          && merged.get(e.getKey()) instanceof ObjectNode o
          && !keys.atomic(child)) {
        merged.set(e.getKey(), mergeApplied(o, value, child));
      } else if (value.isArray() && merged.get(e.getKey()) instanceof ArrayNode list) {
        merged.set(e.getKey(), mergeList(list, (ArrayNode) value, child));
      } else {
        merged.set(e.getKey(), value.deepCopy());
      }
    }
    return merged;
  }

  private ArrayNode mergeList(ArrayNode live, ArrayNode applied, String path) {
    if (applied.valueStream().anyMatch(e -> keys.key(path, e).isEmpty())) {
      return applied.deepCopy();
    }
    ArrayNode merged = live.deepCopy();
    for (JsonNode element : applied) {
      String key = keys.key(path, element).orElseThrow();
      int at = 0;
      while (at < merged.size() && !keys.key(path, merged.get(at)).orElse("").equals(key)) {
        at++;
      }
      if (at == merged.size()) {
        merged.add(element.deepCopy());
      } else if (merged.get(at) instanceof ObjectNode o) {
        merged.set(at, mergeApplied(o, element, path + ".[]"));
      }
    }
    return merged;
  }

  private void removeField(JsonNode at, List<String> path, String name) {
    String key = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (key.startsWith("f:")) {
      String field = key.substring(2);
      String child = name.isEmpty() ? field : name + "." + field;
      if (rest.isEmpty() && at instanceof ObjectNode object) {
        object.remove(field);
      } else if (!rest.isEmpty()) {
        removeField(at.path(field), rest, child);
      }
    } else if (at instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (keys.key(name, list.get(i)).filter(key::equals).isPresent()) {
          if (rest.isEmpty() || rest.get(0).equals(".")) {
            list.remove(i);
          } else {
            removeField(list.get(i), rest, name + ".[]");
          }
          return;
        }
      }
    }
  }
}
