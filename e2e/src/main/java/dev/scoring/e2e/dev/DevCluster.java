package dev.scoring.e2e.dev;

import dev.scoring.e2e.api.ApiServer;
import dev.scoring.e2e.api.schema.CelRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts the embedded cluster for a person with kubectl and runs until it is interrupted. */
public final class DevCluster {
  private DevCluster() {}

  /**
   * Starts the cluster.
   *
   * @param args where to write the kubeconfig
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: cluster KUBECONFIG");
      System.exit(2);
    }
    Path kubeconfig = Path.of(args[0]);
    try (ApiServer server = ApiServer.start(new CelRules())) {
      Files.writeString(kubeconfig, Kubeconfig.of(server.url(), ""));
      System.err.println(
          "cluster at " + server.url() + "; use it with: export KUBECONFIG=" + kubeconfig);
      Thread.currentThread().join();
    }
  }
}
