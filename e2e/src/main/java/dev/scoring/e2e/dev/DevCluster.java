package dev.scoring.e2e.dev;

import dev.scoring.e2e.EmbeddedCluster;
import dev.scoring.e2e.kubelet.Image;
import dev.scoring.e2e.kubelet.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
    try (EmbeddedCluster cluster =
        EmbeddedCluster.start(Node.plain(), Map.of("local/busybox:1", Image.ofThisMachine()))) {
      Files.writeString(kubeconfig, Kubeconfig.of(cluster.url(), ""));
      System.err.println(
          "cluster at " + cluster.url() + "; use it with: export KUBECONFIG=" + kubeconfig);
      Thread.currentThread().join();
    }
  }
}
