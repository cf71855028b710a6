package org.clew.outline;

/** A condition of the outline threw; the cause is what it threw. */
public final class ConditionException extends RuntimeException {
  private final String path;

  ConditionException(String path, Exception cause) {
    super("The condition of \"" + path + "\" failed: " + cause, cause);
    this.path = path;
  }

  /** The loop or branch whose condition it was, such as {@code scf} or {@code bands?/elif-1}. */
  public String path() {
    return path;
  }
}
