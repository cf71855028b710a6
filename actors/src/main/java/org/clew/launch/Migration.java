package org.clew.launch;

import org.clew.process.Birth;
import org.clew.process.ProcessCommand;

/**
 * Whether a process can go on with the code of today.
 *
 * @param reason one sentence for people; empty when the word says all
 * @param command what to ask of it; null when there is nothing to ask
 */
public record Migration(Birth process, Fit fit, String reason, ProcessCommand.Migrate command) {
  /** How the code of today suits the place where the process is. */
  public enum Fit {
    /** The step where it is exists, or the one that was named. */
    FITS,
    /** The step where it is has another name today, and says so by {@code formerly}. */
    RENAMED,
    /** It runs this code already. */
    CURRENT,
    /** Somebody has to say at which step to go on. */
    NEEDS_STEP,
    IMPOSSIBLE;

    /** As it stands in answers. */
    public String durable() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
