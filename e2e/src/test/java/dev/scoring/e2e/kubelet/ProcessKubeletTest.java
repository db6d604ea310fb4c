package dev.scoring.e2e.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.EmbeddedCluster;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.store.Objects;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pods that a real cluster ran, run here: the states must be the recorded ones. */
class ProcessKubeletTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static JsonNode steps;
  private static EmbeddedCluster cluster;
  private static ResourceType pods;

  @BeforeAll
  static void start() throws IOException {
    try (InputStream in =
        ProcessKubeletTest.class.getResourceAsStream("/conformance/07-pods.json")) {
      steps = JSON.readTree(in).path("steps");
    }
    cluster = EmbeddedCluster.start(Node.plain(), Map.of("local/busybox:1", Image.ofThisMachine()));
    cluster.server().createNamespace("conf");
    pods = cluster.server().types().find("", "v1", "pods").orElseThrow();
    for (int i = 0; i < 6; i++) {
      create((ObjectNode) steps.get(i).path("request").path("body"));
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"done, 8", "fails, 9", "stays, 10", "nowhere, 11", "noimage, 12", "noconfig, 13"})
  void podReachesTheStateThatTheRealClusterReported(String name, int step) throws Exception {
    JsonNode expected = steps.get(step).path("response").path("body").path("status");
    JsonNode status =
        await(name, pod -> summary(pod.path("status")).equals(summary(expected))).path("status");
    assertThat(summary(status)).isEqualTo(summary(expected));
  }

  @Test
  void deletedPodGetsItsGraceAndGoes() throws Exception {
    ObjectNode pod = ((ObjectNode) steps.get(2).path("request").path("body")).deepCopy();
    Meta.of(pod).put("name", "leaves");
    create(pod);
    await("leaves", p -> p.path("status").path("phase").asText().equals("Running"));
    cluster
        .server()
        .deletion()
        .delete(pods, "conf", "leaves", JSON.createObjectNode().put("gracePeriodSeconds", 5));
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (cluster.server().store().get(pods, "conf", "leaves").isPresent()
        && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(cluster.server().store().get(pods, "conf", "leaves")).isEmpty();
  }

  @Test
  void containerSeesItsConfigMapItsPodsAddressAndItsToken() throws Exception {
    ObjectNode map = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
    map.putObject("metadata").put("name", "settings");
    map.putObject("data").put("greeting", "hello");
    cluster
        .server()
        .objects()
        .create(
            cluster.server().types().find("", "v1", "configmaps").orElseThrow(),
            "conf",
            map,
            new Objects.Write("", "test", Objects.Commit.STORE));
    create(
        (ObjectNode)
            JSON.readTree(
                """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "reads"},
                 "spec": {"restartPolicy": "Never",
                  "volumes": [{"name": "v", "configMap": {"name": "settings"}}],
                  "containers": [{"name": "main", "image": "local/busybox:1",
                   "env": [
                    {"name": "POD_IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}},
                    {"name": "GREETING", "valueFrom": {"configMapKeyRef":
                      {"name": "settings", "key": "greeting"}}},
                    {"name": "BOTH", "value": "$(GREETING) $(POD_IP) $(NONE)"}],
                   "volumeMounts": [{"name": "v", "mountPath": "/tmp/embedded-test/settings"}],
                   "command": ["sh", "-c", "echo $BOTH; cat /tmp/embedded-test/settings/greeting; \
                test -s /var/run/secrets/kubernetes.io/serviceaccount/token && echo ' token'"]}]}}
                """));
    ObjectNode pod =
        await("reads", p -> p.path("status").path("phase").asText().equals("Succeeded"));
    assertThat(cluster.server().podLog(pod, "main"))
        .matches("(?s)hello 127\\.0\\.1\\.\\d+ \\$\\(NONE\\)\nhello token\n");
  }

  private static void create(ObjectNode pod) {
    cluster
        .server()
        .objects()
        .create(
            cluster.server().types().find("", "v1", "pods").orElseThrow(),
            "conf",
            pod,
            new Objects.Write("", "test", Objects.Commit.STORE));
  }

  private static ObjectNode await(String name, Predicate<ObjectNode> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    ObjectNode pod = cluster.server().objects().get(pods, "conf", name);
    while (!condition.test(pod) && System.nanoTime() < end) {
      Thread.sleep(50);
      pod = cluster.server().objects().get(pods, "conf", name);
    }
    return pod;
  }

  /** What a client of ours reads: phase, conditions, container states. */
  private static String summary(JsonNode status) {
    StringBuilder text = new StringBuilder(status.path("phase").asText());
    for (JsonNode condition : status.path("conditions")) {
      text.append('\n').append(condition.path("type").asText());
      text.append('=').append(condition.path("status").asText());
      text.append(' ').append(condition.path("reason").asText());
      text.append(' ').append(condition.path("message").asText());
    }
    for (JsonNode container : status.path("containerStatuses")) {
      text.append('\n').append(container.path("name").asText());
      JsonNode state = container.path("state");
      text.append(' ').append(String.join(",", names(state)));
      JsonNode inner = state.elements().hasNext() ? state.elements().next() : state;
      for (String field : new String[] {"exitCode", "reason", "message"}) {
        text.append(' ').append(inner.path(field).asText());
      }
    }
    return text.toString();
  }

  private static Iterable<String> names(JsonNode object) {
    return object::fieldNames;
  }
}
