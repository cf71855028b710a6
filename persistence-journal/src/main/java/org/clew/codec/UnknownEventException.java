package org.clew.codec;

/** The journal holds an event whose name this version does not know; the process can be shown as blocked, nothing is lost. */
public final class UnknownEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String manifest;

  public UnknownEventException(String manifest) {
    super("The journal holds '" + manifest + "', which this version of Clew does not know: it was written by a newer version or by a"
        + " plugin that is missing. Start that version again, or install the plugin.");
    this.manifest = manifest;
  }

  public String manifest() {
    return manifest;
  }
}
