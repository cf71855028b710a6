package org.clew.job;

import java.time.Instant;
import org.clew.process.ProcessEvent.Excepted;
import org.clew.process.Traces;

/** Code or inputs of the user are at fault: the process excepts, and no other try is made. */
final class DefinitionException extends Exception {
  private static final long serialVersionUID = 1L;

  DefinitionException(Throwable cause) {
    super(cause);
  }

  DefinitionException(String message) {
    super(message);
  }

  /** What the user's code threw, or this. */
  private Throwable origin() {
    return getCause() == null ? this : getCause();
  }

  /** How the process ends. */
  Excepted event(Instant now) {
    return new Excepted(now, text(), Traces.of(origin()));
  }

  /** In one sentence. */
  String text() {
    var origin = origin();
    return origin instanceof DefinitionException ? origin.getMessage() : origin.toString();
  }
}
