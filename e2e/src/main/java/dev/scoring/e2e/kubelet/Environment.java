package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container's environment, with references resolved and {@code $(NAME)} replaced. */
final class Environment {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");
  private final JsonNode pod;
  private final String podIp;
  private final References references;

  Environment(JsonNode pod, String podIp, References references) {
    this.pod = pod;
    this.podIp = podIp;
    this.references = references;
  }

  Map<String, String> of(JsonNode container, Map<String, String> imageEnvironment)
      throws ConfigError {
    Map<String, String> variables = new LinkedHashMap<>(imageEnvironment);
    for (JsonNode from : container.path("envFrom")) {
      String prefix = from.path("prefix").asText();
      if (from.has("configMapRef")) {
        add(variables, prefix, references.configMap(from.path("configMapRef")));
      }
      if (from.has("secretRef")) {
        add(variables, prefix, references.secret(from.path("secretRef")));
      }
    }
    for (JsonNode variable : container.path("env")) {
      String value =
          variable.has("valueFrom")
              ? resolve(variable.path("valueFrom"), container)
              : expand(variable.path("value").asText(), variables);
      if (value != null) {
        variables.put(variable.path("name").asText(), value);
      }
    }
    return variables;
  }

  /** Replaces references to variables that are known. */
  static String expand(String text, Map<String, String> variables) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(
        m -> Matcher.quoteReplacement(variables.getOrDefault(m.group(1), m.group())));
  }

  private static void add(
      Map<String, String> variables, String prefix, Map<String, byte[]> entries) {
    entries.forEach((k, v) -> variables.put(prefix + k, new String(v, StandardCharsets.UTF_8)));
  }

  /** The value, or null for an optional reference to nothing. */
  private String resolve(JsonNode from, JsonNode container) throws ConfigError {
    if (from.has("fieldRef")) {
      return field(from.path("fieldRef").path("fieldPath").asText());
    }
    if (from.has("resourceFieldRef")) {
      String resource = from.path("resourceFieldRef").path("resource").asText();
      int dot = resource.indexOf('.');
      return container
          .path("resources")
          .path(resource.substring(0, dot))
          .path(resource.substring(dot + 1))
          .asText();
    }
    boolean secret = from.has("secretKeyRef");
    JsonNode reference = from.path(secret ? "secretKeyRef" : "configMapKeyRef");
    Map<String, byte[]> entries =
        secret ? references.secret(reference) : references.configMap(reference);
    byte[] value = entries.get(reference.path("key").asText());
    if (value == null && !reference.path("optional").asBoolean()) {
      throw new ConfigError(
          "couldn't find key "
              + reference.path("key").asText()
              + " in "
              + (secret ? "Secret " : "ConfigMap ")
              + pod.path("metadata").path("namespace").asText()
              + "/"
              + reference.path("name").asText());
    }
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  private String field(String path) {
    Matcher keyed = Pattern.compile("metadata\\.(\\w+)\\['([^']+)']").matcher(path);
    if (keyed.matches()) {
      return pod.path("metadata").path(keyed.group(1)).path(keyed.group(2)).asText();
    }
    return switch (path) {
      case "status.podIP", "status.podIPs", "status.hostIP" -> podIp;
      default -> pod.at("/" + path.replace('.', '/')).asText();
    };
  }
}
