package dev.scoring.e2e.api.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.Meta;
import dev.scoring.e2e.api.object.ResourceType;
import dev.scoring.e2e.api.object.ResourceTypes;

/** Refuses pods whose service account is not there; {@code default} always is. */
public final class ServiceAccountAdmission implements Admission {
  private final ObjectStore store;
  private final ResourceTypes types;

  public ServiceAccountAdmission(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
  }

  @Override
  public void admit(ResourceType type, ObjectNode before, ObjectNode after) {
    if (!type.plural().equals("pods") || before != null) {
      return;
    }
    String account = after.path("spec").path("serviceAccountName").asText("default");
    String namespace = Meta.namespace(after);
    ResourceType accounts = types.find("", "v1", "serviceaccounts").orElseThrow();
    if (!account.equals("default") && store.get(accounts, namespace, account).isEmpty()) {
      throw KubeError.forbidden(
          type,
          Meta.name(after),
          "error looking up service account "
              + namespace
              + "/"
              + account
              + ": serviceaccount \""
              + account
              + "\" not found");
    }
  }
}
