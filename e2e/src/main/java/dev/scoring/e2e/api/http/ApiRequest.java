package dev.scoring.e2e.api.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One request, taken apart.
 *
 * @param method HTTP method
 * @param segments the path's parts, decoded
 * @param query parameters, decoded; the last one wins
 * @param accept the Accept header
 * @param contentType of the body
 * @param token bearer token; empty for none
 * @param body raw bytes
 */
record ApiRequest(
    String method,
    List<String> segments,
    Map<String, String> query,
    String accept,
    String contentType,
    String token,
    Body body) {

  /** The request's bytes. */
  @SuppressWarnings("ArrayRecordComponent")
  record Body(byte[] bytes) {}

  static ApiRequest read(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    List<String> segments =
        Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).map(ApiRequest::decode).toList();
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      query.put(decode(key), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    var headers = exchange.getRequestHeaders();
    String authorization = first(headers.getFirst("Authorization"));
    return new ApiRequest(
        exchange.getRequestMethod(),
        segments,
        Map.copyOf(query),
        first(headers.getFirst("Accept")),
        first(headers.getFirst("Content-Type")),
        authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "",
        new Body(exchange.getRequestBody().readAllBytes()));
  }

  String param(String name) {
    return query.getOrDefault(name, "");
  }

  boolean flag(String name) {
    String value = param(name);
    return value.equals("true") || value.equals("1");
  }

  boolean wantsTable() {
    return accept.contains("as=Table");
  }

  private static String first(String header) {
    return header == null ? "" : header;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
