package org.clew.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Takes the fields of a line of JSON, with messages that name the line and the field. */
record Fields(String place, Map<?, ?> map) {
  static Fields of(String place, Object plain) {
    if (plain instanceof Map<?, ?> map) return new Fields(place, map);
    throw new ArchiveException(place + ": a JSON object was expected.");
  }

  String text(String field) {
    return map.get(field) instanceof String text ? text : wrong(field, "a text");
  }

  String textOrNull(String field) {
    return map.get(field) == null ? null : text(field);
  }

  int whole(String field) {
    return map.get(field) instanceof Long number && number == number.intValue() ? number.intValue()
        : wrong(field, "a whole number");
  }

  Integer wholeOrNull(String field) {
    return map.get(field) == null ? null : (Integer) whole(field);
  }

  UUID uuid(String field) {
    var text = text(field);
    try {
      var uuid = UUID.fromString(text);
      if (uuid.toString().equals(text)) return uuid;
    } catch (IllegalArgumentException _) {
      // told below
    }
    return wrong(field, "a uuid in its usual spelling");
  }

  Instant time(String field) {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException _) {
      return wrong(field, "a time like 2026-01-31T12:00:00Z");
    }
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> object(String field) {
    var value = map.get(field);
    if (value == null) return Map.of();
    return value instanceof Map<?, ?> found ? (Map<String, Object>) found : wrong(field, "a JSON object");
  }

  Fields nested(String field) {
    return map.get(field) == null ? null : new Fields(place + ", " + field, object(field));
  }

  Object any(String field) {
    return map.get(field);
  }

  private <T> T wrong(String field, String expected) {
    var found = String.valueOf(map.get(field));
    throw new ArchiveException(place + ", " + field + ": " + expected + " was expected, not '"
        + (found.length() > 40 ? found.substring(0, 40) + "…" : found) + "'.");
  }
}
