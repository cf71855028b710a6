package org.clew.workchain.restart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What to do when the process failed and no handler had a report. */
public enum UnhandledFailure {
  /** End with 402. */
  ABORT,
  /** Pause; {@code play} runs the process again. */
  PAUSE,
  /** Run it again; end with 402 when it fails so once more in a row. */
  RESTART_ONCE,
  /** Run it again; pause when it fails so once more in a row. */
  RESTART_AND_PAUSE;

  /** As users write it: {@code restart_once}. */
  public String durable() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<UnhandledFailure> find(String durable) {
    return Arrays.stream(values()).filter(each -> each.durable().equals(durable)).findFirst();
  }
}
