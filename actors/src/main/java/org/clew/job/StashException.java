package org.clew.job;

import java.util.Map;
import org.clew.spec.ExitCode;

/** Files could not be put away or brought back; ends the process with an exit code, without another try. */
final class StashException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ExitCode code;

  /** @param message in words for people, with computer and path */
  StashException(ExitCode code, String message) {
    super(message);
    this.code = code.format(Map.of("message", message));
  }

  ExitCode code() {
    return code;
  }
}
