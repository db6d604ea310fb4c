package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;

/** Gives every namespace what a real cluster's controllers put in it. */
public final class NamespaceFurnisher implements Runnable {
  private static final long LOOK_AGAIN_MILLIS = 500;
  private final ObjectStore store;
  private final ResourceTypes types;
  private final Objects objects;

  public NamespaceFurnisher(ObjectStore store, ResourceTypes types, Objects objects) {
    this.store = store;
    this.types = types;
    this.objects = objects;
  }

  /** Works until interrupted. */
  @Override
  public void run() {
    long seen = -1;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        synchronized (store) {
          if (store.version() == seen) {
            store.wait(LOOK_AGAIN_MILLIS);
          }
          store.list(type("namespaces"), "").stream()
              .filter(n -> !Meta.beingDeleted(n))
              .forEach(this::furnish);
          seen = store.version();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void furnish(ObjectNode namespace) {
    String name = Meta.name(namespace);
    ObjectNode certificate = named("kube-root-ca.crt");
    certificate.putObject("data").put("ca.crt", "");
    createIfAbsent(type("configmaps"), name, certificate);
    createIfAbsent(type("serviceaccounts"), name, named("default"));
  }

  private void createIfAbsent(ResourceType type, String namespace, ObjectNode object) {
    if (store.get(type, namespace, Meta.name(object)).isEmpty()) {
      object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
      objects.create(
          type, namespace, object, new Objects.Write("", "cluster", Objects.Commit.STORE));
    }
  }

  private ResourceType type(String plural) {
    return types.find("", "v1", plural).orElseThrow();
  }

  private static ObjectNode named(String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.putObject("metadata").put("name", name);
    return object;
  }
}
