package org.clew.job;

import java.util.List;
import java.util.Optional;
import org.clew.computer.Computer;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.ListAnswer;

/** What the one who looks after an account asks of its computer. Calls block. */
public interface JobQueries {
  /** The computer as it is configured now, with a number that grows with every change; empty when there is none of this label. */
  Optional<Configured> configured(String label);

  /** A configuration and its number. */
  record Configured(Computer computer, long revision) {}

  /**
   * One query for all these jobs.
   *
   * @throws TroubleException when the computer cannot be worked with at all
   */
  ListAnswer list(String label, List<JobRef> jobs) throws TroubleException, InterruptedException;

  /** Looks whether the computer can be worked with; empty when it can. */
  Optional<Trouble> probe(String label) throws InterruptedException;

  /** Whether a process no longer has, and will not have, a job that quotas count. */
  boolean isOver(java.util.UUID process);
}
