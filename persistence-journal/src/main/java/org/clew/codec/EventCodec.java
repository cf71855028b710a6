package org.clew.codec;

import org.clew.process.ProcessEvent;

/**
 * Events of processes as JSON bytes (UTF-8).
 *
 * <p>Fields are in snake_case; nulls and empty collections are left out and come back as null and empty; times are ISO 8601 UTC;
 * unknown fields are skipped. Thread-safe.
 */
public final class EventCodec {
  private EventCodec() {}

  /** Durable name with version, e.g. {@code process.step-done.v1}. */
  public static String manifest(ProcessEvent event) {
    return EventTypes.manifest(event.getClass());
  }

  /** Throws {@link BadEventException} when the event holds something that cannot be stored, such as NaN or a foreign object. */
  public static byte[] encode(ProcessEvent event) {
    return encode(event, event.getClass());
  }

  /** Throws {@link UnknownEventException} for a name that is not registered, {@link BadEventException} for unreadable content. */
  public static ProcessEvent decode(String manifest, byte[] json) {
    var type = EventTypes.find(manifest).orElseThrow(() -> new UnknownEventException(manifest));
    return Json.decode(manifest, JsonTypes.record(type.type()), json);
  }

  private static <E extends ProcessEvent> byte[] encode(ProcessEvent event, Class<E> type) {
    return Json.encode(EventTypes.manifest(type), JsonTypes.record(type), type.cast(event));
  }
}
