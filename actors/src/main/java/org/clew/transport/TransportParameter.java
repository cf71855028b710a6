package org.clew.transport;

/**
 * One thing that a user can say about logging in.
 *
 * @param name in snake_case, as in {@link org.clew.computer.AuthInfo#parameters()}
 * @param fallback value when it is not said; null for none
 * @param help one sentence
 */
public record TransportParameter(String name, Type type, Object fallback, String help) {
  /** What values may be. */
  public enum Type { TEXT, FILE, WHOLE, NUMBER, TRUTH }
}
