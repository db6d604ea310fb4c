package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.ApiServer;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.store.ObjectStore;
import dev.scoring.e2e.kubelet.PodStatus.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The life of one pod on the node, on a thread of its own. */
final class PodWorker {
  private static final long RETRY_MILLIS = 500;
  private final Surroundings around;
  private final ObjectNode pod;
  private final String ip;
  private final Path folder;
  private final ResourceType pods;
  private final Map<String, ContainerProcess> processes = new ConcurrentHashMap<>();
  private final Map<String, State> states = new LinkedHashMap<>();
  private final String startTime;
  private final Thread thread;
  private volatile long graceSeconds = -1;
  private volatile boolean done;

  /** What every pod on the node has around it. */
  record Surroundings(ApiServer server, Node node, Map<String, Image> images, Clock clock) {}

  PodWorker(Surroundings around, ObjectNode pod, String ip, Path folder) {
    this.around = around;
    this.pod = pod;
    this.ip = ip;
    this.folder = folder.resolve(Meta.uid(pod));
    this.pods = around.server().types().find("", "v1", "pods").orElseThrow();
    this.startTime = now();
    this.thread = new Thread(this::run, "pod-" + Meta.name(pod));
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      bind();
      while (graceSeconds < 0 && !startContainers()) {
        Thread.sleep(RETRY_MILLIS);
      }
      if (graceSeconds < 0) {
        awaitContainers();
      }
      awaitDeletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      done = true;
    }
  }

  /** Places the pod, as the scheduler does. */
  private void bind() {
    ObjectStore store = around.server().store();
    synchronized (store) {
      store
          .get(pods, Meta.namespace(pod), Meta.name(pod))
          .filter(live -> Meta.uid(live).equals(Meta.uid(pod)))
          .ifPresent(
              live -> {
                ObjectNode placed = live.deepCopy();
                placed.withObject("/spec").put("nodeName", around.node().name());
                store.put(pods, placed);
              });
    }
  }

  /** Starts what can be started; false when something is missing and worth another look. */
  private boolean startContainers() throws IOException {
    boolean all = true;
    for (JsonNode container : pod.path("spec").path("containers")) {
      String name = container.path("name").asText();
      if (states.get(name) instanceof State.Running) {
        continue;
      }
      State state = startContainer(container, name);
      states.put(name, state);
      all &= state instanceof State.Running;
    }
    report();
    return all;
  }

  private State startContainer(JsonNode container, String name) throws IOException {
    String imageName = container.path("image").asText();
    Image image = around.images().get(imageName);
    if (image == null) {
      return missingImage(container, imageName);
    }
    String namespace = Meta.namespace(pod);
    References references =
        new References(around.server().store(), around.server().types(), namespace);
    try {
      Map<String, String> variables =
          new Environment(pod, ip, references).of(container, image.environment());
      variables.put("HOSTNAME", Meta.name(pod));
      Volumes volumes =
          new Volumes(folder.resolve("volumes"), references, serviceAccountFiles(namespace));
      ContainerProcess process =
          ContainerProcess.start(
              folder,
              name,
              new ContainerProcess.Setup(
                  ContainerProcess.command(container, image, variables),
                  variables,
                  volumes.mounts(pod.path("spec"), container),
                  container.path("terminationMessagePath").asText()));
      processes.put(name, process);
      return new State.Running(now());
    } catch (ConfigError e) {
      return new State.Waiting("CreateContainerConfigError", e.getMessage());
    }
  }

  private static State missingImage(JsonNode container, String image) {
    return container.path("imagePullPolicy").asText().equals("Never")
        ? new State.Waiting(
            "ErrImageNeverPull",
            "Container image \"" + image + "\" is not present with pull policy of Never")
        : new State.Waiting("ImagePullBackOff", "Back-off pulling image \"" + image + "\"");
  }

  private Map<String, byte[]> serviceAccountFiles(String namespace) {
    String account = pod.path("spec").path("serviceAccountName").asText("default");
    return Map.of(
        "token", Volumes.utf8(around.server().access().issueToken(namespace, account)),
        "namespace", Volumes.utf8(namespace),
        "ca.crt", Volumes.utf8(""));
  }

  private void awaitContainers() throws InterruptedException, IOException {
    for (Map.Entry<String, ContainerProcess> entry : processes.entrySet()) {
      int code = entry.getValue().await();
      String started =
          states.get(entry.getKey()) instanceof State.Running r ? r.startedAt() : startTime;
      String reason = code == 0 ? "Completed" : code == 137 ? "OOMKilled" : "Error";
      states.put(
          entry.getKey(),
          new State.Terminated(
              code,
              graceSeconds >= 0 && code == 137 ? "Error" : reason,
              entry.getValue().terminationMessage(),
              started,
              now()));
    }
    report();
  }

  private void awaitDeletion() throws InterruptedException {
    ObjectStore store = around.server().store();
    synchronized (store) {
      while (present(store) && graceSeconds < 0) {
        store.wait(RETRY_MILLIS);
      }
    }
    if (graceSeconds >= 0) {
      remove(store);
    }
  }

  private boolean present(ObjectStore store) {
    return store
        .get(pods, Meta.namespace(pod), Meta.name(pod))
        .filter(live -> Meta.uid(live).equals(Meta.uid(pod)))
        .isPresent();
  }

  /** The containers are gone: the object goes too, unless finalizers hold it. */
  private void remove(ObjectStore store) {
    synchronized (store) {
      store
          .get(pods, Meta.namespace(pod), Meta.name(pod))
          .filter(live -> Meta.uid(live).equals(Meta.uid(pod)))
          .ifPresent(
              live -> {
                if (Meta.finalizers(live).isEmpty()) {
                  store.remove(pods, Meta.namespace(live), Meta.name(live));
                } else {
                  ObjectNode over = live.deepCopy();
                  Meta.of(over).put("deletionGracePeriodSeconds", 0);
                  store.put(pods, over);
                }
              });
    }
  }

  /** Ends the containers within a grace; later calls change nothing. */
  void stop(long seconds) {
    if (graceSeconds >= 0) {
      return;
    }
    graceSeconds = seconds;
    Thread stopper =
        new Thread(
            () -> {
              try {
                for (ContainerProcess process : processes.values()) {
                  process.stop(Duration.ofSeconds(seconds));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-" + Meta.name(pod));
    stopper.setDaemon(true);
    stopper.start();
  }

  /** Ends the containers at once and writes nothing more. */
  void kill() {
    thread.interrupt();
    processes.values().forEach(ContainerProcess::kill);
  }

  boolean finishedAndGone(ObjectStore store) {
    return done && !present(store);
  }

  Optional<Long> pid(String container) {
    return states.get(container) instanceof State.Running
        ? Optional.of(processes.get(container).pid())
        : Optional.empty();
  }

  String log(String container) throws IOException {
    ContainerProcess process = processes.get(container);
    return process == null ? "" : Files.readString(process.log());
  }

  private void report() {
    new StatusWriter(around.server(), pods)
        .write(pod, PodStatus.placed(pod, ip, states, startTime, now()));
  }

  private String now() {
    return around.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
