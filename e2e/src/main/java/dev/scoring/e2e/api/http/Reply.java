package dev.scoring.e2e.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What is sent back. */
sealed interface Reply {
  ObjectMapper JSON = new ObjectMapper();

  void send(HttpExchange exchange) throws IOException;

  /** A JSON document. */
  record Document(int code, String contentType, JsonNode body) implements Reply {
    static Document of(int code, JsonNode body) {
      return new Document(code, "application/json", body);
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
      Reply.send(exchange, code, contentType, JSON.writeValueAsBytes(body));
    }
  }

  /** Plain text. */
  record Text(int code, String body) implements Reply {
    @Override
    public void send(HttpExchange exchange) throws IOException {
      Reply.send(
          exchange, code, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** An open answer, written as things happen. */
  record Stream(Source source) implements Reply {
    @Override
    public void send(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        source.writeTo(out);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes the lines of a stream until it ends or the client has gone. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream out) throws IOException, InterruptedException;
  }

  static byte[] line(JsonNode document) throws JsonProcessingException {
    return (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
