package org.clew.pluginjar;

/** A jar cannot be used as a plugin; the message names the jar, what is wrong and the remedy. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PluginException(String message) {
    super(message);
  }

  PluginException(String message, Throwable cause) {
    super(message, cause);
  }
}
