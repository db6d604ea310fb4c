package dev.scoring.e2e.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The entries of {@code metadata.managedFields}. */
final class FieldOwnership {

  /** One manager's fields. */
  record Entry(Manager manager, String time, ObjectNode fields) {}

  /**
   * Who owns fields: entries are equal when these are.
   *
   * @param subresource {@code status}, or empty
   */
  record Manager(String name, String operation, String apiVersion, String subresource) {}

  private final List<Entry> entries = new ArrayList<>();

  static FieldOwnership of(JsonNode object) {
    FieldOwnership ownership = new FieldOwnership();
    for (JsonNode e : object.path("metadata").path("managedFields")) {
      if (e.path("fieldsV1") instanceof ObjectNode fields) {
        Manager manager =
            new Manager(
                e.path("manager").asText(),
                e.path("operation").asText(),
                e.path("apiVersion").asText(),
                e.path("subresource").asText());
        ownership.entries.add(new Entry(manager, e.path("time").asText(), fields.deepCopy()));
      }
    }
    return ownership;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  ObjectNode fieldsOf(Manager manager) {
    return entries.stream()
        .filter(e -> e.manager().equals(manager))
        .map(Entry::fields)
        .findFirst()
        .orElseGet(() -> JsonNodeFactory.instance.objectNode());
  }

  /** Sets a manager's fields; none removes the entry; unchanged ones keep their time. */
  void set(Manager manager, ObjectNode fields, String now) {
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.manager().equals(manager)) {
        if (fields.isEmpty()) {
          entries.remove(i);
        } else if (!entry.fields().equals(fields)) {
          entries.set(i, new Entry(manager, now, fields));
        }
        return;
      }
    }
    if (!fields.isEmpty()) {
      entries.add(new Entry(manager, now, fields));
    }
  }

  /** Takes fields from every manager but one. */
  void takeFromOthers(Manager keeper, List<List<String>> paths) {
    for (Entry entry : entries()) {
      if (!entry.manager().equals(keeper)) {
        set(entry.manager(), FieldSet.minus(entry.fields(), paths), entry.time());
      }
    }
  }

  /** Managers other than one that own a field. */
  List<Manager> othersThatOwn(Manager keeper, List<String> path) {
    return entries.stream()
        .filter(e -> !e.manager().equals(keeper) && FieldSet.contains(e.fields(), path))
        .map(Entry::manager)
        .toList();
  }

  void write(ObjectNode object) {
    ObjectNode metadata = object.withObject("/metadata");
    metadata.remove("managedFields");
    if (entries.isEmpty()) {
      return;
    }
    ArrayNode array = metadata.putArray("managedFields");
    for (Entry entry : entries) {
      ObjectNode e = array.addObject();
      e.put("manager", entry.manager().name())
          .put("operation", entry.manager().operation())
          .put("apiVersion", entry.manager().apiVersion())
          .put("time", entry.time())
          .put("fieldsType", "FieldsV1")
          .set("fieldsV1", entry.fields());
      if (!entry.manager().subresource().isEmpty()) {
        e.put("subresource", entry.manager().subresource());
      }
    }
  }
}
