package org.clew.scheduler;

import java.util.Map;

/** What a query for jobs answered. */
public sealed interface ListAnswer {
  /** Jobs by id; a job that was asked for and is not in here is absent, which is not the same as done. */
  record Listed(Map<String, JobInfo> jobs) implements ListAnswer {}

  /** The command failed or its answer cannot be read: nothing is known of any job. */
  record Unusable(String reason) implements ListAnswer {}
}
