package org.clew.archive;

import java.util.List;

/** An archive could not be made or read; message and details are fit for a user, and nothing was written. */
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> details;

  public ArchiveException(String message) {
    this(message, List.of());
  }

  /** @param details what is wrong, one line each */
  public ArchiveException(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
    this.details = List.of();
  }

  public List<String> details() {
    return details;
  }
}
