package dev.scoring.e2e;

import dev.scoring.e2e.api.ApiServer;
import dev.scoring.e2e.api.schema.CelRules;
import dev.scoring.e2e.kubelet.Image;
import dev.scoring.e2e.kubelet.Node;
import dev.scoring.e2e.kubelet.ProcessKubelet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A cluster in this process: an API server and a node that runs pods as local processes. */
public final class EmbeddedCluster implements AutoCloseable {
  private final ApiServer server;
  private final ProcessKubelet kubelet;

  private EmbeddedCluster(ApiServer server, ProcessKubelet kubelet) {
    this.server = server;
    this.kubelet = kubelet;
  }

  /** Starts one; volumes and logs of its pods lie in a temporary folder. */
  public static EmbeddedCluster start(Node node, Map<String, Image> images) throws IOException {
    Path folder = Files.createTempDirectory("embedded-pods");
    ApiServer server = ApiServer.start(new CelRules());
    return new EmbeddedCluster(server, ProcessKubelet.start(server, node, images, folder));
  }

  public String url() {
    return server.url();
  }

  public ApiServer server() {
    return server;
  }

  public ProcessKubelet kubelet() {
    return kubelet;
  }

  @Override
  public void close() {
    kubelet.close();
    server.close();
  }
}
