package org.clew.benchmarks.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.clew.benchmarks.site.SchedulerJob;

/**
 * What comes out of a run.
 *
 * @param ran all processes
 * @param openIntents submissions that were intended when a worker died, and whose answers it had not made durable, each counted
 *     once
 * @param acceptedUnheard those of them that the batch system had accepted already; to the second, rather too few than too many
 */
record Verdict(List<Ran> ran, long openIntents, long acceptedUnheard) {

  Verdict {
    ran = List.copyOf(ran);
  }

  static Verdict of(List<Ran> ran, List<Crash> crashes) {
    var submitted = new HashMap<String, Long>();
    for (var process : ran) for (var job : process.jobs()) submitted.merge(job.name(), job.submit(), Math::min);
    var open = new HashSet<String>();
    var unheard = new HashSet<String>();
    for (var crash : crashes) {
      for (var token : crash.openIntents()) {
        open.add(token);
        if (submitted.getOrDefault(token, Long.MAX_VALUE) <= crash.at().getEpochSecond()) unheard.add(token);
      }
    }
    return new Verdict(ran, open.size(), unheard.size());
  }

  List<Ran> lost() {
    return those(Ran::isLost);
  }

  List<Ran> failedThere() {
    return those(Ran::isFailedThere);
  }

  List<Ran> doubled() {
    return those(Ran::isDoubled);
  }

  List<Ran> uncounted() {
    return those(Ran::isUncounted);
  }

  /** Second submissions of one token that came to nothing, as the job body was started once all the same. */
  long secondSubmissionsWithoutEffect() {
    return ran.stream().filter(process -> !process.isDoubled()).mapToLong(Ran::secondSubmissions).sum();
  }

  long schedulerJobs() {
    return ran.stream().map(Ran::jobs).mapToLong(List<SchedulerJob>::size).sum();
  }

  int mostFoldersStarted() {
    return ran.stream().mapToInt(process -> process.startedFolders().size()).max().orElse(0);
  }

  boolean isGood() {
    return lost().isEmpty() && doubled().isEmpty() && uncounted().isEmpty();
  }

  private List<Ran> those(Predicate<Ran> which) {
    return ran.stream().filter(which).toList();
  }
}
