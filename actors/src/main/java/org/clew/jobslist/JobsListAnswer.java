package org.clew.jobslist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.clew.scheduler.JobState;

/**
 * What the JobsList of a computer is doing, for all engines of a cluster together.
 *
 * @param jobs those that the batch system is asked for, in no order
 * @param lastUpdate when it was asked last; null when that was never, or in an earlier life and less than a second apart
 * @param nextUpdate when it is asked again at the earliest; null while there is nothing to ask for
 * @param connections that are open or lent out
 * @param waiting how many wait for a connection, a command or a quota
 * @param closedBecause why nobody may work with the computer, in words for people; null when all is well
 */
public record JobsListAnswer(String computer, List<Polled> jobs, Instant lastUpdate, Instant nextUpdate, int connections,
    int waiting, String closedBecause) {

  /**
   * A job that is asked for.
   *
   * @param state as it was listed last; undetermined before the first time
   */
  public record Polled(UUID process, String jobId, JobState state) {}

  public JobsListAnswer {
    jobs = List.copyOf(jobs);
  }
}
