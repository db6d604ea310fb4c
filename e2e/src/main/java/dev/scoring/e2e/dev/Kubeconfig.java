package dev.scoring.e2e.dev;

/** The file that tells clients where a cluster is. */
public final class Kubeconfig {
  private Kubeconfig() {}

  /**
   * A kubeconfig with one context.
   *
   * @param token bearer token; empty for the administrator
   */
  public static String of(String url, String token) {
    String user = token.isEmpty() ? "{}" : "{token: " + token + "}";
    return """
        apiVersion: v1
        kind: Config
        current-context: embedded
        contexts:
        - name: embedded
          context: {cluster: embedded, user: embedded, namespace: default}
        clusters:
        - name: embedded
          cluster: {server: "%s"}
        users:
        - name: embedded
          user: %s
        """
        .formatted(url, user);
  }
}
