package dev.scoring.contract.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.contract.read.DocNode.Entry;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads what has no schema here, as Kubernetes' own types, into JSON. */
final class FreeForm {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Findings findings;

  FreeForm(Findings findings) {
    this.findings = findings;
  }

  /** The JSON; empty, with at least one finding, when a value or a name is ambiguous. */
  Optional<JsonNode> read(DocNode node, String path) {
    if (node instanceof DocNode.Scalar scalar) {
      return scalar(scalar, path);
    }
    return node instanceof DocNode.Items items
        ? array(items, path)
        : object((DocNode.Fields) node, path);
  }

  private Optional<JsonNode> array(DocNode.Items items, String path) {
    ArrayNode array = JSON.arrayNode();
    int index = 0;
    for (DocNode item : items.values()) {
      read(item, path + "[" + index++ + "]").ifPresent(array::add);
    }
    return array.size() == items.values().size() ? Optional.of(array) : Optional.empty();
  }

  private Optional<JsonNode> object(DocNode.Fields fields, String path) {
    ObjectNode object = JSON.objectNode();
    Set<String> seen = new HashSet<>();
    for (Entry entry : fields.entries()) {
      String name = entry.key().text();
      String at = Words.child(path, name);
      if (!seen.add(name)) {
        findings.add(entry.key().at(), at, "is given twice; remove one of the two");
      } else {
        read(entry.value(), at).ifPresent(value -> object.set(name, value));
      }
    }
    return object.size() == fields.entries().size() ? Optional.of(object) : Optional.empty();
  }

  private Optional<JsonNode> scalar(DocNode.Scalar scalar, String path) {
    ScalarReader.Read read = ScalarReader.natural(scalar);
    if (read instanceof ScalarReader.Read.Bad bad) {
      findings.add(scalar.at(), path, bad.message());
      return Optional.empty();
    }
    return Optional.of(json(((ScalarReader.Read.Ok) read).value()));
  }

  private static JsonNode json(Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof Boolean b) {
      return JSON.booleanNode(b);
    }
    if (value instanceof Integer i) {
      return JSON.numberNode(i);
    }
    if (value instanceof Long l) {
      return JSON.numberNode(l);
    }
    return value instanceof Double d ? JSON.numberNode(d) : JSON.textNode((String) value);
  }
}
