package org.clew.job;

import org.clew.scheduler.JobInfo;

/** What one query told of one job. */
public sealed interface JobSighting {
  /** The query listed it. */
  record Present(JobInfo info) implements JobSighting {}

  /** @param times how many queries in a row that were answered did not list it */
  record Absent(int times) implements JobSighting {}

  /** The query failed: nothing is known. */
  record Unknown(String reason) implements JobSighting {}

  /** The computer is not asked for now; why is a sentence for people. */
  record Held(String reason) implements JobSighting {}
}
