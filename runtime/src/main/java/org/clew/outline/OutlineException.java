package org.clew.outline;

import java.util.List;
import java.util.stream.Collectors;

/** An outline can not be used; holds every mistake in it, not only the first. */
public final class OutlineException extends RuntimeException {
  /**
   * One thing to put right.
   *
   * @param path where, components separated by slashes; {@code (outline)} for the outline itself
   * @param message what is wrong and what is right
   */
  public record Mistake(String path, String message) {
    @Override
    public String toString() {
      return path + ": " + message;
    }
  }

  private final List<Mistake> mistakes;

  OutlineException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n  ", "The outline has mistakes:\n  ", "")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** In the order of the outline; at least one. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
