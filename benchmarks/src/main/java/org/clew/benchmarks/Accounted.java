package org.clew.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.clew.benchmarks.site.SchedulerJob;
import org.clew.benchmarks.site.Slurm;

/** Asks the accounting until it knows the ends of jobs: it is some seconds behind. */
final class Accounted {
  private static final int LOOKS = 30;

  private Accounted() {}

  /**
   * Jobs that have ended.
   *
   * @param since second since 1970
   * @throws LoadException when it does not know so many within half a minute
   */
  static List<SchedulerJob> await(Slurm site, long since, Predicate<SchedulerJob> which, int count)
      throws IOException, InterruptedException, LoadException {
    for (int look = 1;; look++) {
      var known = site.jobsSince(since).orElseThrow().stream().filter(job -> which.test(job) && job.end() > 0).toList();
      if (known.size() >= count) return known;
      if (look == LOOKS)
        throw new LoadException("the accounting of SLURM knows the ends of " + known.size() + " of " + count + " jobs");
      LockSupport.parkNanos(1_000_000_000L);
    }
  }
}
