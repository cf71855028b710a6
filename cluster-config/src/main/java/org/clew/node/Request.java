package org.clew.node;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.store.PlainJson;

/**
 * What a client asks.
 *
 * @param path segments after {@code /v1}
 * @param body JSON object, empty when none was sent
 */
record Request(String method, List<String> path, Map<String, String> query, Map<String, Object> body) {
  private static final int LARGEST_BODY = 64 << 20;

  static Request of(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var query = new LinkedHashMap<String, String>();
    if (uri.getRawQuery() != null) {
      for (var pair : uri.getRawQuery().split("&")) {
        var at = pair.indexOf('=');
        query.put(at < 0 ? decoded(pair) : decoded(pair.substring(0, at)), at < 0 ? "" : decoded(pair.substring(at + 1)));
      }
    }
    var segments = Arrays.stream(uri.getPath().split("/")).filter(part -> !part.isEmpty()).toList();
    return new Request(exchange.getRequestMethod(), segments, query, body(exchange));
  }

  /** Refuses what is not in the body or of another type. */
  <T> T required(String name, Class<T> type) {
    var value = optional(name, type, null);
    if (value == null) throw bad("'" + name + "' is required");
    return value;
  }

  <T> T optional(String name, Class<T> type, T standard) {
    var value = body.get(name);
    if (value == null) return standard;
    if (!type.isInstance(value)) throw bad("'" + name + "' must be a " + word(type));
    return type.cast(value);
  }

  /** A JSON object of the body, empty when it is absent. */
  Map<String, Object> object(String name) {
    var object = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) optional(name, Map.class, Map.of())).forEach((key, value) -> object.put((String) key, value));
    return object;
  }

  static ApiException bad(String message) {
    return new ApiException(400, "bad_request", message);
  }

  private static Map<String, Object> body(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new ApiException(413, "too_large",
          "A request must be smaller than 64 MB; give large inputs as files or stored nodes.");
    }
    if (bytes.length == 0) return Map.of();
    try {
      if (!(PlainJson.read(bytes) instanceof Map<?, ?> map)) throw bad("the body must be a JSON object");
      var body = new LinkedHashMap<String, Object>();
      map.forEach((key, value) -> body.put((String) key, value));
      return body;
    } catch (IllegalArgumentException e) {
      throw bad("the body is " + e.getMessage());
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String word(Class<?> type) {
    if (type == Map.class) return "JSON object";
    if (type == List.class) return "list";
    return type == Long.class ? "whole number" : type == Boolean.class ? "truth value" : "text";
  }
}
