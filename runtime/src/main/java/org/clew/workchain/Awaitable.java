package org.clew.workchain;

/**
 * How a child goes into a {@link Context}: assigned to a key, or appended to the list there, in the order of registration.
 *
 * @param action what becomes of an earlier value under the key
 */
public record Awaitable(Child<?> child, Action action) {
  /** Assign replaces, append adds at the end of a list. */
  public enum Action { ASSIGN, APPEND }

  public static Awaitable assign_(Child<?> child) {
    return new Awaitable(child, Action.ASSIGN);
  }

  public static Awaitable append_(Child<?> child) {
    return new Awaitable(child, Action.APPEND);
  }
}
