package org.clew.workchain;

import java.util.Objects;

/** Success, exit status 0, with all required outputs. */
public record Ok<O>(O outputs) implements Result<O> {
  public Ok {
    Objects.requireNonNull(outputs, "outputs");
  }
}
