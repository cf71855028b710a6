package org.clew.benchmarks.site;

import java.time.Duration;

/**
 * A job as the accounting of the batch system knows it.
 *
 * @param submit second since 1970 when the batch system accepted it
 * @param end second since 1970 when it was over; 0 when it is not
 */
public record SchedulerJob(String id, String name, long submit, long end, String state) {
  /** To the second. */
  public Duration submitToEnd() {
    return Duration.ofSeconds(end - submit);
  }
}
