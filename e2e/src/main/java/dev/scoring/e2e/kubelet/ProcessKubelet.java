package dev.scoring.e2e.kubelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.ApiServer;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scheduler and a node in one: runs each pod's containers as local processes. Needs root, for
 * mount namespaces. Closing it kills every container.
 */
public final class ProcessKubelet implements AutoCloseable {
  private static final long LOOK_AGAIN_MILLIS = 500;
  private final ApiServer server;
  private final Node node;
  private final Map<String, Image> images;
  private final Path folder;
  private final Clock clock;
  private final ResourceType pods;
  private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
  private final Deque<String> freeIps = new ArrayDeque<>();
  private final Thread watcher;

  private ProcessKubelet(
      ApiServer server, Node node, Map<String, Image> images, Path folder, Clock clock) {
    this.server = server;
    this.node = node;
    this.images = Map.copyOf(images);
    this.folder = folder;
    this.clock = clock;
    this.pods = server.types().find("", "v1", "pods").orElseThrow();
    for (int i = 1; i < 255; i++) {
      freeIps.add("127.0.1." + i);
    }
    server.serveLogs(this::log);
    watcher = new Thread(this::watch, "kubelet");
    watcher.setDaemon(true);
    watcher.start();
  }

  /**
   * Starts watching pods.
   *
   * @param images by the names that pods give
   * @param folder for volumes and logs
   */
  public static ProcessKubelet start(
      ApiServer server, Node node, Map<String, Image> images, Path folder) {
    return new ProcessKubelet(server, node, images, folder, Clock.systemUTC());
  }

  private void watch() {
    long seen = 0;
    ObjectStore store = server.store();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long version = store.version();
        store.list(pods, "").forEach(this::follow);
        workers.values().removeIf(w -> w.finishedAndGone(store));
        seen = Math.max(seen, version);
        store.changesAfter(seen, LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(ObjectNode pod) {
    PodWorker worker = workers.get(Meta.uid(pod));
    if (worker == null && !Meta.beingDeleted(pod)) {
      Optional<String> refusal = node.refusal(pod.path("spec"));
      if (refusal.isPresent()) {
        reportUnschedulable(pod, refusal.get());
        return;
      }
      worker =
          new PodWorker(
              new PodWorker.Surroundings(server, node, images, clock), pod, nextIp(), folder);
      workers.put(Meta.uid(pod), worker);
      worker.start();
    } else if (worker != null && Meta.beingDeleted(pod)) {
      worker.stop(pod.path("metadata").path("deletionGracePeriodSeconds").asLong());
    }
  }

  private synchronized String nextIp() {
    String ip = freeIps.removeFirst();
    freeIps.addLast(ip);
    return ip;
  }

  private void reportUnschedulable(ObjectNode pod, String message) {
    if (pod.path("status").path("conditions").isEmpty()) {
      new StatusWriter(server, pods)
          .write(pod, PodStatus.unschedulable(message, clock.instant().toString()));
    }
  }

  /**
   * A container's output.
   *
   * @throws KubeError when the pod has no such container
   */
  private String log(ObjectNode pod, String container) {
    PodWorker worker = workers.get(Meta.uid(pod));
    try {
      return worker == null ? "" : worker.log(container);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process of a pod's container; empty when it does not run. */
  public Optional<Long> pid(String namespace, String pod, String container) {
    return server
        .store()
        .get(pods, namespace, pod)
        .map(p -> workers.get(Meta.uid(p)))
        .flatMap(w -> w.pid(container));
  }

  @Override
  public void close() {
    watcher.interrupt();
    workers.values().forEach(PodWorker::kill);
  }
}
