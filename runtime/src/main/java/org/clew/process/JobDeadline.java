package org.clew.process;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The time by which a job must have ended: {@code metadata.options.deadline_seconds} after the birth of its process. It is read
 * from the journal, so a restart does not move it; time in queues and in pauses counts.
 */
public final class JobDeadline {
  public static final String OPTION = "deadline_seconds";

  private JobDeadline() {}

  /** Empty when there is none, or when nothing is left that it could end. */
  public static Optional<Instant> of(ProcessState state) {
    if (state.isTerminal() || !state.isCalcJob() || state.control().kill() != null) return Optional.empty();
    if (state.job().stop() != null || state.job().phase().compareTo(JobPhase.UPDATE) > 0) return Optional.empty();
    return seconds(state.birth()).map(seconds -> state.birth().at().plusSeconds(seconds));
  }

  /** As it was asked for. */
  public static Optional<Long> seconds(Birth birth) {
    return birth.metadata().get("metadata") instanceof Map<?, ?> metadata && metadata.get("options") instanceof Map<?, ?> options
        && options.get(OPTION) instanceof Long seconds ? Optional.of(seconds) : Optional.empty();
  }
}
