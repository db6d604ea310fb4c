package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Config maps and secrets that a pod refers to. */
final class References {
  private final ObjectStore store;
  private final ResourceTypes types;
  private final String namespace;

  References(ObjectStore store, ResourceTypes types, String namespace) {
    this.store = store;
    this.types = types;
    this.namespace = namespace;
  }

  /** All entries of a config map; none when it is optional and absent. */
  Map<String, byte[]> configMap(JsonNode reference) throws ConfigError {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    find("configmaps", "configmap", reference)
        .ifPresent(
            map -> {
              map.path("data")
                  .properties()
                  .forEach(e -> entries.put(e.getKey(), utf8(e.getValue().asText())));
              decode(map.path("binaryData"), entries);
            });
    return entries;
  }

  /** All entries of a secret; none when it is optional and absent. */
  Map<String, byte[]> secret(JsonNode reference) throws ConfigError {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    find("secrets", "secret", reference).ifPresent(s -> decode(s.path("data"), entries));
    return entries;
  }

  private static void decode(JsonNode data, Map<String, byte[]> into) {
    data.properties()
        .forEach(e -> into.put(e.getKey(), Base64.getDecoder().decode(e.getValue().asText())));
  }

  private Optional<ObjectNode> find(String plural, String singular, JsonNode reference)
      throws ConfigError {
    String name = reference.path("name").asText(reference.path("secretName").asText());
    Optional<ObjectNode> found =
        store.get(types.find("", "v1", plural).orElseThrow(), namespace, name);
    if (found.isEmpty() && !reference.path("optional").asBoolean()) {
      throw new ConfigError(singular + " \"" + name + "\" not found");
    }
    return found;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
