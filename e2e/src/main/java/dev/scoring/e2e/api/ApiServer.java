package dev.scoring.e2e.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.access.Access;
import dev.scoring.e2e.api.http.HttpFrontend;
import dev.scoring.e2e.api.http.PodLogs;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.schema.CustomTypes;
import dev.scoring.e2e.api.schema.ValidationRules;
import dev.scoring.e2e.api.store.Deletion;
import dev.scoring.e2e.api.store.GarbageCollector;
import dev.scoring.e2e.api.store.NamespaceDefaults;
import dev.scoring.e2e.api.store.NamespaceFurnisher;
import dev.scoring.e2e.api.store.ObjectStore;
import dev.scoring.e2e.api.store.Objects;
import dev.scoring.e2e.api.store.PodDefaults;
import dev.scoring.e2e.api.store.Rules;
import dev.scoring.e2e.api.store.ServiceAccountAdmission;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A stand-in for a Kubernetes API server on the loopback, for tests and for a person with kubectl:
 * discovery, objects, four kinds of patch with field ownership, custom types, watches, deletion
 * with its cascades, tables and access rules. Close it to stop its threads.
 */
public final class ApiServer implements AutoCloseable {
  private final ObjectStore store = new ObjectStore();
  private final ResourceTypes types = new ResourceTypes();
  private final Access access = new Access(store, types);
  private final PodLogs logs = new PodLogs();
  private final Objects objects;
  private final Deletion deletion;
  private final HttpFrontend frontend;
  private final Thread collector;
  private final Thread furnisher;

  private ApiServer(Clock clock, ValidationRules validationRules) throws IOException {
    CustomTypes customTypes = new CustomTypes(types, validationRules, clock);
    Rules rules =
        new Rules(
            store,
            types,
            customTypes,
            List.of(
                customTypes,
                new NamespaceDefaults(),
                new ServiceAccountAdmission(store, types),
                new PodDefaults()));
    objects = new Objects(store, rules, clock);
    deletion = new Deletion(store, clock);
    frontend =
        HttpFrontend.start(
            new HttpFrontend.Parts(
                store, types, customTypes, rules, objects, deletion, access, logs, clock));
    collector = daemon(new GarbageCollector(store, deletion, clock), "garbage-collector");
    furnisher = daemon(new NamespaceFurnisher(store, types, objects), "namespace-furnisher");
    for (String name : List.of("default", "kube-system")) {
      createNamespace(name);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Starts on a free port. */
  public static ApiServer start(ValidationRules validationRules) throws IOException {
    return new ApiServer(Clock.systemUTC(), validationRules);
  }

  /** Takes pods' logs from a function of the pod and a container's name. */
  public void serveLogs(BiFunction<ObjectNode, String, String> source) {
    logs.from(source);
  }

  /** A container's output so far. */
  public String podLog(ObjectNode pod, String container) {
    return logs.read(pod, container);
  }

  /** Where it listens, as in {@code http://127.0.0.1:38001}. */
  public String url() {
    return frontend.url();
  }

  public Access access() {
    return access;
  }

  public ObjectStore store() {
    return store;
  }

  /** For parts of the cluster that live in this process, such as the kubelet. */
  public Objects objects() {
    return objects;
  }

  public Deletion deletion() {
    return deletion;
  }

  public ResourceTypes types() {
    return types;
  }

  /** Creates a namespace if it is not there. */
  public void createNamespace(String name) {
    ResourceType namespaces = types.find("", "v1", "namespaces").orElseThrow();
    if (store.get(namespaces, "", name).isEmpty()) {
      ObjectNode namespace = JsonNodeFactory.instance.objectNode();
      namespace.put("apiVersion", "v1").put("kind", "Namespace");
      namespace.putObject("metadata").put("name", name);
      objects.create(
          namespaces, "", namespace, new Objects.Write("", "cluster", Objects.Commit.STORE));
    }
  }

  @Override
  public void close() {
    collector.interrupt();
    furnisher.interrupt();
    frontend.close();
  }
}
