package org.clew.cluster;

/** A setting or file of the cluster that cannot be used; the message names it and the remedy and is fit for a user. */
public final class ClusterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
