package dev.scoring.crds.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes JSON as block YAML, every text in quotes unless it can be nothing else. */
final class YamlText {

  private final StringBuilder out = new StringBuilder();

  private YamlText() {}

  static String of(JsonNode json) {
    YamlText text = new YamlText();
    text.fields(json, 0, "");
    return text.out.toString();
  }

  private void fields(JsonNode object, int indent, String first) {
    String lead = first;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      out.append(lead.isEmpty() ? " ".repeat(indent) : lead).append(field.getKey()).append(':');
      value(field.getValue(), indent);
      lead = "";
    }
  }

  private void value(JsonNode value, int indent) {
    if (value.isContainerNode() && value.isEmpty()) {
      out.append(value.isArray() ? " []\n" : " {}\n");
    } else if (value.isObject()) {
      out.append('\n');
      fields(value, indent + 2, "");
    } else if (value.isArray()) {
      out.append('\n');
      value.forEach(item -> item(item, indent));
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private void item(JsonNode item, int indent) {
    String dash = " ".repeat(indent) + "- ";
    if (item.isObject()) {
      fields(item, indent + 2, dash);
    } else {
      out.append(dash).append(scalar(item)).append('\n');
    }
  }

  private static String scalar(JsonNode value) {
    boolean plain =
        value.isTextual()
            && value.textValue().matches("[A-Za-z][A-Za-z0-9]{2,}(\\.[A-Za-z0-9/.]+)?")
            && !value.textValue().matches("(?i)true|false|null|yes|off");
    return plain ? value.textValue() : value.toString();
  }
}
