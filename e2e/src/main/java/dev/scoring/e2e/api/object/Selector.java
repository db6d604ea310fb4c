package dev.scoring.e2e.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors as query parameters spell them. */
public final class Selector {
  private static final Pattern SET =
      Pattern.compile("(?<key>[^\\s!=,()]+)\\s+(?<op>in|notin)\\s*\\((?<values>[^)]*)\\)");
  private static final Pattern EQUALITY =
      Pattern.compile("(?<key>[^\\s!=,()]+)\\s*(?<op>!=|==|=)\\s*(?<value>[^\\s,]*)");
  private static final Set<String> FIELDS_OF_ALL = Set.of("metadata.name", "metadata.namespace");

  private Selector() {}

  /** Matches an object by its labels; an empty selector matches all. */
  public static Predicate<JsonNode> labels(String selector) {
    Predicate<JsonNode> all = object -> true;
    for (String term : terms(selector)) {
      all = all.and(labelTerm(term));
    }
    return all;
  }

  /** Matches an object by its fields; only those that the real server indexes. */
  public static Predicate<JsonNode> fields(String selector, ResourceType type) {
    Predicate<JsonNode> all = object -> true;
    for (String term : terms(selector)) {
      Matcher m = EQUALITY.matcher(term);
      if (!m.matches() || !supported(m.group("key"), type)) {
        throw KubeError.badRequest(
            "\""
                + (m.matches() ? m.group("key") : term)
                + "\" is not a known field selector: only \"metadata.name\","
                + " \"metadata.namespace\"");
      }
      String pointer = "/" + m.group("key").replace('.', '/');
      String value = m.group("value");
      boolean negated = m.group("op").equals("!=");
      all = all.and(o -> o.at(pointer).asText("").equals(value) != negated);
    }
    return all;
  }

  private static boolean supported(String field, ResourceType type) {
    return FIELDS_OF_ALL.contains(field)
        || switch (type.plural()) {
          case "pods" ->
              Set.of("status.phase", "spec.nodeName", "spec.restartPolicy", "status.podIP")
                  .contains(field);
          case "events" ->
              field.startsWith("involvedObject.")
                  || field.startsWith("regarding.")
                  || Set.of("reason", "type", "reportingComponent").contains(field);
          case "secrets" -> field.equals("type");
          case "namespaces" -> field.equals("status.phase");
          default -> false;
        };
  }

  private static Predicate<JsonNode> labelTerm(String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      String key = set.group("key");
      Set<String> values = Set.copyOf(List.of(set.group("values").trim().split("\\s*,\\s*")));
      return set.group("op").equals("in")
          ? o -> has(o, key) && values.contains(label(o, key))
          : o -> !has(o, key) || !values.contains(label(o, key));
    }
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      String key = equality.group("key");
      String value = equality.group("value");
      return equality.group("op").equals("!=")
          ? o -> !has(o, key) || !label(o, key).equals(value)
          : o -> has(o, key) && label(o, key).equals(value);
    }
    if (term.startsWith("!")) {
      String key = term.substring(1).trim();
      return o -> !has(o, key);
    }
    return o -> has(o, term);
  }

  private static boolean has(JsonNode object, String key) {
    return object.path("metadata").path("labels").has(key);
  }

  private static String label(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key).asText();
  }

  /** Splits at commas outside parentheses. */
  private static List<String> terms(String selector) {
    List<String> terms = new ArrayList<>();
    int depth = 0;
    StringBuilder term = new StringBuilder();
    for (char c : (selector == null ? "" : selector).toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        terms.add(term.toString().trim());
        term.setLength(0);
      } else {
        term.append(c);
      }
    }
    terms.add(term.toString().trim());
    terms.removeIf(String::isEmpty);
    return terms;
  }
}
