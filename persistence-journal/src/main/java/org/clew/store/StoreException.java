package org.clew.store;

/** The store could not be opened, read or written; the message names the place and the remedy and is fit for a user. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
