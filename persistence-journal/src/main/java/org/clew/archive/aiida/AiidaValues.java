package org.clew.archive.aiida;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.clew.archive.ArchiveException;
import org.clew.store.PlainJson;

/** Values as they lie in the database of an archive of AiiDA. */
final class AiidaValues {
  private AiidaValues() {}

  /** With or without dashes. */
  static UUID uuid(String text, String place) {
    var digits = text == null ? "" : text.replace("-", "");
    if (!digits.matches("[0-9a-fA-F]{32}")) throw new ArchiveException(place + ": a uuid was expected, not '" + text + "'.");
    return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
  }

  /** UTC without saying so, {@code 2026-01-31 12:00:00.123456}. */
  static Instant time(String text, String place) {
    try {
      return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException | NullPointerException _) {
      throw new ArchiveException(place + ": a time was expected, not '" + text + "'.");
    }
  }

  /**
   * A JSON object; empty for none. What PlainJson cannot hold, such as a number of more than 64 bits, stays as the text that it
   * was.
   */
  static Map<String, Object> object(String json, String place) {
    if (json == null || json.isEmpty() || json.equals("null")) return Map.of();
    try {
      if (PlainJson.read(json) instanceof Map<?, ?> map) {
        var object = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> object.put((String) key, value));
        return object;
      }
    } catch (IllegalArgumentException _) {
      return Map.of("json", json);
    }
    throw new ArchiveException(place + ": a JSON object was expected.");
  }

  /** Number of a level of Python's logging, with REPORT of AiiDA. */
  static int level(String name) {
    return switch (name) {
      case "DEBUG" -> 10;
      case "INFO" -> 20;
      case "REPORT" -> 23;
      case "WARNING" -> 30;
      case "ERROR" -> 40;
      case "CRITICAL" -> 50;
      default -> 0;
    };
  }
}
