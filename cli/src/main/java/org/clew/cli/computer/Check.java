package org.clew.cli.computer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param name durable, in snake_case
 * @param title for people
 * @param seconds that it took
 * @param message what was found
 * @param remedy what to do about it; empty when nothing is to be done
 */
record Check(String name, String title, Status status, double seconds, String message, String remedy) {
  /** A warning is no failure; skipped is what cannot work as an earlier check has failed. */
  enum Status {
    PASSED("✓"), WARNED("!"), FAILED("✗"), SKIPPED("-");

    private final String sign;

    Status(String sign) {
      this.sign = sign;
    }

    String durable() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What a look at something has shown. */
  record Finding(Status status, String message, String remedy) {
    static Finding passed(String message) {
      return new Finding(Status.PASSED, message, "");
    }

    static Finding warned(String message, String remedy) {
      return new Finding(Status.WARNED, message, remedy);
    }

    static Finding failed(String message, String remedy) {
      return new Finding(Status.FAILED, message, remedy);
    }
  }

  String line() {
    return String.format(java.util.Locale.ROOT, "%s %-16s %6.2f s  %s", status.sign, title, seconds, message);
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", name);
    json.put("status", status.durable());
    json.put("seconds", Math.round(seconds * 1000) / 1000.0);
    json.put("message", message);
    json.put("remedy", remedy);
    return json;
  }
}
