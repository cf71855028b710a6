package org.clew.codec;

/** An event or snapshot cannot be written or read; the message names it, the place inside it (dotted path) and the reason. */
public final class BadEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String manifest;

  private BadEventException(String message, String manifest, Throwable cause) {
    super(message, cause);
    this.manifest = manifest;
  }

  static BadEventException unreadable(String manifest, String place, Throwable cause) {
    return new BadEventException("'" + manifest + "' of the journal cannot be read" + at(place) + ": " + reason(cause), manifest, cause);
  }

  static BadEventException unwritable(String manifest, String place, Throwable cause) {
    return new BadEventException("'" + manifest + "' cannot be written" + at(place) + ": " + reason(cause), manifest, cause);
  }

  private static String at(String place) {
    return place.isEmpty() ? "" : " at " + place;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof com.fasterxml.jackson.core.JsonProcessingException json) return json.getOriginalMessage();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  public String manifest() {
    return manifest;
  }
}
