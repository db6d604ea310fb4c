package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A pod's volumes as folders, and where each container wants them. */
final class Volumes {
  private final Path root;
  private final References references;
  private final Map<String, byte[]> serviceAccountFiles;

  /**
   * The volumes of one pod.
   *
   * @param root a folder of the pod's own
   * @param serviceAccountFiles content of a projected service account volume
   */
  Volumes(Path root, References references, Map<String, byte[]> serviceAccountFiles) {
    this.root = root;
    this.references = references;
    this.serviceAccountFiles = Map.copyOf(serviceAccountFiles);
  }

  /** Fills the volumes and returns what to mount: source by path in the container. */
  Map<String, Path> mounts(JsonNode spec, JsonNode container) throws ConfigError, IOException {
    Map<String, Path> mounts = new LinkedHashMap<>();
    for (JsonNode mount : container.path("volumeMounts")) {
      String name = mount.path("name").asText();
      Path source = source(volume(spec, name), name);
      String subPath = mount.path("subPath").asText();
      mounts.put(
          mount.path("mountPath").asText(), subPath.isEmpty() ? source : source.resolve(subPath));
    }
    boolean token = spec.path("automountServiceAccountToken").asBoolean(true);
    String path = "/var/run/secrets/kubernetes.io/serviceaccount";
    if (token && !mounts.containsKey(path)) {
      mounts.put(path, write("kube-api-access", serviceAccountFiles));
    }
    return mounts;
  }

  private static JsonNode volume(JsonNode spec, String name) throws ConfigError {
    return spec.path("volumes")
        .valueStream()
        .filter(v -> v.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new ConfigError("volume \"" + name + "\" not found"));
  }

  private Path source(JsonNode volume, String name) throws ConfigError, IOException {
    if (volume.has("configMap")) {
      JsonNode map = volume.path("configMap");
      return write(name, pick(references.configMap(map), map.path("items")));
    }
    if (volume.has("secret")) {
      JsonNode secret = volume.path("secret");
      return write(name, pick(references.secret(secret), secret.path("items")));
    }
    if (volume.has("hostPath")) {
      return Path.of(volume.path("hostPath").path("path").asText());
    }
    if (volume.has("projected")) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (JsonNode part : volume.path("projected").path("sources")) {
        if (part.has("secret")) {
          JsonNode secret = part.path("secret");
          files.putAll(pick(references.secret(secret), secret.path("items")));
        } else if (part.has("configMap")) {
          JsonNode map = part.path("configMap");
          files.putAll(pick(references.configMap(map), map.path("items")));
        } else {
          files.putAll(serviceAccountFiles);
        }
      }
      return write(name, files);
    }
    return Files.createDirectories(root.resolve(name));
  }

  private static Map<String, byte[]> pick(Map<String, byte[]> entries, JsonNode items) {
    if (items.isEmpty()) {
      return entries;
    }
    Map<String, byte[]> picked = new LinkedHashMap<>();
    items.forEach(i -> picked.put(i.path("path").asText(), entries.get(i.path("key").asText())));
    return picked;
  }

  private Path write(String name, Map<String, byte[]> files) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return folder;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
