package org.clew.outline;

/** A loop goes round and round without coming to a step, and so would never end. */
public final class EmptyLoopException extends RuntimeException {
  private final String path;

  EmptyLoopException(String path, int passes) {
    super(
        "The loop \"%s\" made %d passes without coming to a step, so its condition can not change. ".formatted(path, passes)
            + "Let every pass run a step, or end the loop.");
    this.path = path;
  }

  public String path() {
    return path;
  }
}
