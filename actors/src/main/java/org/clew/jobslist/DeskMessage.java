package org.clew.jobslist;

import java.util.Map;
import java.util.UUID;
import org.clew.job.JobSighting;

/** What a JobsList tells the desk of an engine; crosses the network. */
public sealed interface DeskMessage {
  String computer();

  /** @param reason why the computer is not to be worked with, in words for people; null when it is */
  record Gate(String computer, String reason) implements DeskMessage {}

  /** What was asked for under this ticket may be used, until it is withdrawn or the engine falls silent. */
  record Granted(String computer, UUID ticket) implements DeskMessage {}

  /** What was asked for under this ticket has to wait; {@code reason} is a sentence for people. */
  record Held(String computer, UUID ticket, String reason) implements DeskMessage {}

  /** What one query told, by process. */
  record Sighted(String computer, Map<UUID, JobSighting> jobs) implements DeskMessage {}

  /** Somebody else needs a connection: close this one when what uses it has ended. */
  record Recall(String computer, UUID lease) implements DeskMessage {}
}
