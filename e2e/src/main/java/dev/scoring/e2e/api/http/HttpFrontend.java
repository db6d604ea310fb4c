package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scoring.e2e.api.access.Access;
import dev.scoring.e2e.api.object.KubeError;
import dev.scoring.e2e.api.object.ResourceTypes;
import dev.scoring.e2e.api.schema.CustomTypes;
import dev.scoring.e2e.api.store.Deletion;
import dev.scoring.e2e.api.store.ObjectStore;
import dev.scoring.e2e.api.store.Objects;
import dev.scoring.e2e.api.store.Rules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes requests on the loopback and sends each to discovery, reviews or the resource verbs. */
public final class HttpFrontend implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final Discovery discovery;
  private final ResourceHandler resources;
  private final ResourceTypes types;
  private final Access access;
  private final PodLogs logs;
  private final Objects objects;

  /** What the frontend serves. */
  public record Parts(
      ObjectStore store,
      ResourceTypes types,
      CustomTypes customTypes,
      Rules rules,
      Objects objects,
      Deletion deletion,
      Access access,
      PodLogs logs,
      Clock clock) {}

  private HttpFrontend(Parts parts) throws IOException {
    this.types = parts.types();
    this.access = parts.access();
    this.discovery = new Discovery(parts.types(), parts.customTypes());
    FieldValidation fields = new FieldValidation(parts.customTypes());
    PatchHandler patches =
        new PatchHandler(parts.store(), parts.objects(), parts.rules(), fields, parts.clock());
    this.resources =
        new ResourceHandler(
            parts.store(),
            parts.objects(),
            parts.deletion(),
            patches,
            new Tables(parts.customTypes(), parts.clock()),
            fields);
    this.logs = parts.logs();
    this.objects = parts.objects();
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "api-server");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  public static HttpFrontend start(Parts parts) throws IOException {
    HttpFrontend frontend = new HttpFrontend(parts);
    frontend.server.start();
    return frontend;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(ApiRequest.read(exchange), exchange).send(exchange);
    }
  }

  private Reply answer(ApiRequest request, HttpExchange exchange) {
    try {
      String user = access.authenticate(request.token());
      String upgrade = exchange.getRequestHeaders().getFirst("Upgrade");
      if ("websocket".equalsIgnoreCase(upgrade)) {
        return new Reply.Text(200, "");
      }
      Optional<Reply> known = discovery.answer(request);
      return known.isPresent() ? known.get() : answerResource(request, user);
    } catch (KubeError e) {
      return Reply.Document.of(e.code(), e.status());
    }
  }

  private Reply answerResource(ApiRequest request, String user) {
    List<String> path = request.segments();
    boolean resourcePath =
        path.size() >= 3 && (path.get(0).equals("api") || path.get(0).equals("apis"));
    if (!resourcePath) {
      return new Reply.Text(404, "404 page not found\n");
    }
    if (path.get(path.size() - 1).equals("selfsubjectaccessreviews")) {
      return Reply.Document.of(
          201, access.review(user, (ObjectNode) ResourceHandler.body(request)));
    }
    Target target = Target.of(path, types);
    String resource =
        target.type().plural() + (target.subresource().isEmpty() ? "" : "/" + target.subresource());
    Access.Attributes asked =
        new Access.Attributes(
            target.verb(request),
            target.type().group(),
            resource,
            target.namespace(),
            target.name());
    int code = 200;
    try {
      access.authorize(user, target.type(), asked);
      return target.subresource().equals("log")
          ? logs.answer(objects.get(target.type(), target.namespace(), target.name()), request)
          : resources.answer(target, request);
    } catch (KubeError e) {
      code = e.code();
      throw e;
    } finally {
      access.record(user, asked, code);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
