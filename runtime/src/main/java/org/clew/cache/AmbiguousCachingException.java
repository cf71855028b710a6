package org.clew.cache;

/** Two patterns of the settings say the opposite for a process; the message names both and the remedy. */
public final class AmbiguousCachingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AmbiguousCachingException(String process, String enabled, String disabled) {
    super("The settings are ambiguous for '" + process + "': '" + enabled + "' of caching.enabled_for and '" + disabled
        + "' of caching.disabled_for both fit, and neither is more specific. Take one out, or add '" + process
        + "' itself to one of them.");
  }
}
