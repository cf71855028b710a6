package org.clew.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.site.SchedulerJob;
import org.clew.benchmarks.site.Site;
import org.clew.store.Graph.ProcessRow;

/** Collects, after a run, what the jobs noted, what lies in their directories and what the accounting knows. */
record Evidence(Grounds grounds, Site site, Instant begin) {
  /** Mark of a started job in its directory. */
  private static final String MARK = ".clew/job";
  private static final int UUID_LENGTH = 36;
  /** The accounting is some seconds behind. */
  private static final int LOOKS = 15;

  Verdict verdict(List<ProcessRow> rows, List<Crash> crashes) throws IOException, InterruptedException, LoadException {
    var folders = startedFolders();
    var jobs = schedulerJobs(rows.stream().filter(ProcessRow::sealed).map(ProcessRow::uuid).collect(Collectors.toSet()));
    var ran = new ArrayList<Ran>();
    for (var row : rows) {
      ran.add(new Ran(row.uuid(), row.label(), end(row), starts(row.label()), folders.getOrDefault(row.uuid(), List.of()),
          jobs.getOrDefault(row.uuid(), List.of())));
    }
    return Verdict.of(ran, crashes);
  }

  private static String end(ProcessRow row) {
    if (row.exitStatus() != null) return "finished " + row.exitStatus();
    return row.state() + (row.paused() ? ", paused" : "") + (row.status() == null ? "" : ", " + row.status());
  }

  private List<String> starts(String label) throws IOException {
    var notes = grounds.starts().resolve(label);
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  /** Directories are {@code ab/cd/REST-ATTEMPT}, where {@code abcdREST} is the uuid. */
  private Map<UUID, List<String>> startedFolders() throws IOException {
    var started = new HashMap<UUID, List<String>>();
    try (var folders = Files.find(grounds.work(), 3, (path, _) -> path.getNameCount() == grounds.work().getNameCount() + 3)) {
      for (var folder : folders.toList()) {
        var name = grounds.work().relativize(folder).toString().replace("/", "");
        if (name.startsWith(".") || !Files.exists(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS)) continue;
        started.computeIfAbsent(UUID.fromString(name.substring(0, UUID_LENGTH)), _ -> new ArrayList<>()).add(folder.toString());
      }
    }
    return started;
  }

  /** Waits until the accounting knows a job of each of these, but not for ever. */
  private Map<UUID, List<SchedulerJob>> schedulerJobs(Set<UUID> processes)
      throws IOException, InterruptedException, LoadException {
    for (int look = 1;; look++) {
      var jobs = site.jobsSince(begin.getEpochSecond());
      if (jobs.isEmpty()) return Map.of();
      var byProcess = byProcess(jobs.get());
      if (byProcess.keySet().containsAll(processes) || look == LOOKS) return byProcess;
      LockSupport.parkNanos(1_000_000_000L);
    }
  }

  /** Tokens are {@code clew-UUID-ATTEMPT}. */
  private static Map<UUID, List<SchedulerJob>> byProcess(List<SchedulerJob> jobs) {
    return jobs.stream().filter(job -> job.name().matches("clew-[0-9a-f-]{36}-\\d+"))
        .collect(Collectors.groupingBy(job -> UUID.fromString(job.name().substring(5, 5 + UUID_LENGTH))));
  }
}
