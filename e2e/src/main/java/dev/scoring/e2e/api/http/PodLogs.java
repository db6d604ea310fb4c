package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import java.util.List;
import java.util.function.BiFunction;

/** The {@code log} subresource of pods. */
public final class PodLogs {
  private volatile BiFunction<ObjectNode, String, String> source = (pod, container) -> "";

  /** Where logs come from: a function of the pod and a container's name. */
  public void from(BiFunction<ObjectNode, String, String> source) {
    this.source = source;
  }

  /** A container's output so far. */
  public String read(ObjectNode pod, String container) {
    return source.apply(pod, container);
  }

  Reply answer(ObjectNode pod, ApiRequest request) {
    List<String> names =
        pod.path("spec").path("containers").valueStream().map(c -> text(c, "name")).toList();
    String wanted = request.param("container");
    String container = wanted.isEmpty() ? names.get(0) : wanted;
    if (!names.contains(container)) {
      throw KubeError.badRequest(
          "container " + container + " is not valid for pod " + Meta.name(pod));
    }
    List<String> lines = read(pod, container).lines().toList();
    String tail = request.param("tailLines");
    int from = tail.isEmpty() ? 0 : Math.max(0, lines.size() - Integer.parseInt(tail));
    StringBuilder text = new StringBuilder();
    lines.subList(from, lines.size()).forEach(l -> text.append(l).append('\n'));
    return new Reply.Text(200, text.toString());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
