package org.clew.job;

/** The machine or its scheduler refused; the message is fit for people and names machine, command and answer. */
public class JobException extends Exception {
  private static final long serialVersionUID = 1L;

  public JobException(String message) {
    super(message);
  }

  public JobException(String message, Throwable cause) {
    super(message, cause);
  }
}
