package org.clew.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.spec.ValidationError;
import org.clew.store.PlainJson;

/** A request that was not done, on either side of the control API: HTTP status, a code for programs, a sentence for people. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient List<ValidationError> details;

  ApiException(int status, String code, String message) {
    this(status, code, message, List.of());
  }

  ApiException(int status, String code, String message, List<ValidationError> details) {
    super(message, null, false, true);
    this.status = status;
    this.code = code;
    this.details = List.copyOf(details);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Such as {@code invalid_inputs}, {@code not_found}, {@code refused}. */
  public String code() {
    return code;
  }

  /** Every error of the inputs; empty for other failures. */
  public List<ValidationError> details() {
    return details;
  }

  Map<String, Object> json() {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", code);
    error.put("message", getMessage());
    error.put("details", details.stream().map(detail -> Map.of("path", detail.path(), "message", detail.message())).toList());
    return Map.of("error", error);
  }

  /** What a server has answered. */
  static ApiException of(int status, byte[] body) {
    try {
      if (PlainJson.read(body) instanceof Map<?, ?> json && json.get("error") instanceof Map<?, ?> error
          && error.get("code") instanceof String code && error.get("message") instanceof String message) {
        return new ApiException(status, code, message, details(error.get("details")));
      }
    } catch (IllegalArgumentException _) {
      return unclear(status);
    }
    return unclear(status);
  }

  private static ApiException unclear(int status) {
    return new ApiException(status, "unclear_answer",
        "The engine answered with HTTP status " + status + " and nothing that can be read.");
  }

  private static List<ValidationError> details(Object plain) {
    var details = new ArrayList<ValidationError>();
    if (plain instanceof List<?> list) {
      for (var each : list) {
        if (each instanceof Map<?, ?> map && map.get("path") instanceof String path
            && map.get("message") instanceof String message) {
          details.add(new ValidationError(path, message));
        }
      }
    }
    return details;
  }
}
