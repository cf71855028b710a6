package org.clew.job;

/** The whole computer is in trouble, not one job alone. */
public final class TroubleException extends JobException {
  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  public TroubleException(Trouble trouble, Throwable cause) {
    super(trouble.reason(), cause);
    this.trouble = trouble;
  }

  public Trouble trouble() {
    return trouble;
  }
}
