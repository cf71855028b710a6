package org.clew.spec;

import java.util.Objects;

/**
 * One thing wrong with the inputs or outputs of a process.
 *
 * @param path dotted path from the root, such as {@code inputs.base.pw.metadata.options.resources}
 * @param message what is wrong, without the path
 */
public record ValidationError(String path, String message) {
  public ValidationError {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return path + ": " + message;
  }
}
