package org.clew.benchmarks.crash;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.benchmarks.site.SchedulerJob;

/**
 * A process in the end, beside what really happened.
 *
 * @param end how it ended, in words; {@link #WELL} when it finished with exit status 0
 * @param starts a line for each start of the job body
 * @param startedFolders job directories of this process that hold the mark of a started job
 * @param jobs jobs of the batch system that carry a token of this process; empty where there is no accounting
 */
record Ran(UUID process, String label, String end, List<String> starts, List<String> startedFolders, List<SchedulerJob> jobs) {
  static final String WELL = "finished 0";

  Ran {
    starts = List.copyOf(starts);
    startedFolders = List.copyOf(startedFolders);
    jobs = List.copyOf(jobs);
  }

  boolean isLost() {
    return !end.equals(WELL) && !isFailedThere();
  }

  /** The batch system says that it lost the job with its node, and the process has ended and says that it failed. */
  boolean isFailedThere() {
    return end.matches("finished [1-9]\\d*") && !jobs.isEmpty()
        && jobs.stream().allMatch(job -> job.state().equals("NODE_FAIL") || job.state().equals("BOOT_FAIL"));
  }

  /** Whether it was started twice, or in two places. */
  boolean isDoubled() {
    return starts.size() > 1 || startedFolders.size() > 1;
  }

  /** Said to have ended well, but no start was noted: then the notes are no evidence. */
  boolean isUncounted() {
    return end.equals(WELL) && starts.isEmpty();
  }

  /** Jobs beyond the first with the same token. */
  long secondSubmissions() {
    Map<String, Long> byToken = jobs.stream().collect(Collectors.groupingBy(SchedulerJob::name, Collectors.counting()));
    return byToken.values().stream().mapToLong(count -> count - 1).sum();
  }

  /** For a post mortem. */
  String line() {
    return process + " " + label + ": " + end + "; starts " + starts + "; directories " + startedFolders + "; scheduler jobs "
        + jobs;
  }
}
