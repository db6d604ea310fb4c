package dev.scoring.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.schema.CelRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays what a real API server was asked and compares the answers. */
class ConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    server = ApiServer.start(new CelRules());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "02-objects",
        "03-patches",
        "05-custom-resources",
        "06-lifecycle",
        "09-namespace-end"
      })
  void answersAsTheRealServerDid(String group) throws Exception {
    if (!group.equals("02-objects")) {
      server.createNamespace("conf");
    }
    if (group.equals("06-lifecycle")) {
      createOwnersAndDependents();
    }
    List<String> differences = new ArrayList<>();
    Replay replay = new Replay();
    int number = 0;
    for (JsonNode step : read(group).path("steps")) {
      differences.addAll(replayed(replay, group + " step " + number++, step));
    }
    differences.removeIf(LeftOut::isKnown);
    assertThat(String.join("\n", differences)).isEmpty();
  }

  /** Reads are repeated for a while, since controllers follow writes at their own pace. */
  private List<String> replayed(Replay replay, String name, JsonNode step) throws Exception {
    boolean read = step.path("request").path("method").asText().equals("GET");
    List<String> differences = List.of();
    for (int attempt = 0; attempt < (read ? 30 : 1); attempt++) {
      differences = new ArrayList<>();
      replay.compare(name, step, send(replay.adapt(step.path("request"))), differences);
      if (differences.stream().allMatch(LeftOut::isKnown)) {
        break;
      }
      Thread.sleep(100);
    }
    return differences;
  }

  private void createOwnersAndDependents() throws Exception {
    for (String policy : List.of("background", "foreground", "orphan")) {
      ObjectNode owner = configMap("own" + policy);
      JsonNode created = create(owner).path("body");
      ObjectNode child = configMap("own" + policy + "-child");
      child
          .withObject("/metadata")
          .putArray("ownerReferences")
          .addObject()
          .put("apiVersion", "v1")
          .put("kind", "ConfigMap")
          .put("name", "own" + policy)
          .put("uid", created.path("metadata").path("uid").asText())
          .put("blockOwnerDeletion", true);
      create(child);
    }
  }

  private JsonNode create(ObjectNode object) throws Exception {
    ObjectNode request = JSON.createObjectNode();
    request.put("method", "POST").put("path", "/api/v1/namespaces/conf/configmaps");
    request.put("contentType", "application/json").set("body", object);
    return send(request);
  }

  private static ObjectNode configMap(String name) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
    object.putObject("metadata").put("name", name);
    object.putObject("data").put("k", "1");
    return object;
  }

  private JsonNode send(JsonNode request) throws IOException, InterruptedException {
    JsonNode body = request.path("body");
    String text = body.isTextual() || body.isNull() ? body.asText("") : body.toString();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(server.url() + request.path("path").asText()))
            .timeout(Duration.ofSeconds(20))
            .method(
                request.path("method").asText(),
                body.isMissingNode() || body.isNull()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(text));
    if (request.hasNonNull("accept")) {
      builder.header("Accept", request.path("accept").asText());
    }
    if (request.hasNonNull("contentType")) {
      builder.header("Content-Type", request.path("contentType").asText());
    }
    HttpResponse<String> response =
        client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    var answer = JSON.createObjectNode().put("status", response.statusCode());
    boolean json =
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    answer.set("body", json ? JSON.readTree(response.body()) : JSON.valueToTree(response.body()));
    return answer;
  }

  private static JsonNode read(String group) throws IOException {
    try (InputStream in =
        ConformanceTest.class.getResourceAsStream("/conformance/" + group + ".json")) {
      return JSON.readTree(in);
    }
  }
}
