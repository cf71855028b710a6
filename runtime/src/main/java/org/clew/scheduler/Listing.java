package org.clew.scheduler;

import java.util.Map;
import java.util.Optional;

/** What one part of an answer tells of jobs. */
sealed interface Listing {
  /** @param token of the submission, or whatever stands in its place */
  record Seen(JobInfo info, String token) {
    boolean isOver() {
      return info.state() == JobState.DONE;
    }
  }

  /** @param jobs by id */
  record Known(Map<String, Seen> jobs) implements Listing {
    public Known {
      jobs = Map.copyOf(jobs);
    }

    Optional<Seen> get(String id) {
      return Optional.ofNullable(jobs.get(id));
    }
  }

  /** This machine has no such information, and never will. */
  record Nowhere(String why) implements Listing {}

  /** It should have answered. */
  record Failed(String reason) implements Listing {}
}
