package org.clew.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.calcjob.CalcJobPorts;
import org.clew.job.JobException;
import org.clew.job.WorkFolders;
import org.clew.process.Birth;
import org.clew.process.Report;
import org.clew.spec.ProcessKind;
import org.clew.store.Batch;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Row;
import org.clew.store.Store;

/**
 * Empties the working directories of all jobs that a work chain has called, itself or through others, when it ends in whatever
 * way and has the input {@code clean_workdir} set to true.
 *
 * <p>It is done before the end becomes durable, so that a crash on the way only does it again. What cannot be emptied is reported
 * and harms nobody.
 */
final class CleanUp {
  static final String INPUT = "clean_workdir";
  /** As {@code clew calcjob cleanworkdir} marks a job. */
  static final String MARK = "workdir_cleaned";

  /** A job whose computer does not answer is killed when it does. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Set<String> ENDS = Set.of("finished", "excepted", "killed");

  private final Store store;
  private final WorkFolders folders;
  private final Clock clock;

  CleanUp(Store store, WorkFolders folders, Clock clock) {
    this.store = store;
    this.folders = folders;
    this.clock = clock;
  }

  static boolean isWanted(Birth birth) {
    var input = birth.kind() == ProcessKind.WORKCHAIN ? birth.inputs().get(INPUT) : null;
    return input != null && Boolean.TRUE.equals(input.plain());
  }

  /** As {@link #after}, when all jobs that are being killed with the chain have ended; not longer than a while. */
  void afterKill(Birth chain) throws InterruptedException {
    var end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (System.nanoTime() < end && jobs(chain).stream().anyMatch(job -> !ENDS.contains(job.state()))) Thread.sleep(PAUSE);
    after(chain);
  }

  void after(Birth chain) throws InterruptedException {
    var rows = new ArrayList<Row>();
    var emptied = new ArrayList<ProcessRow>();
    var problems = new ArrayList<String>();
    for (var job : jobs(chain)) {
      try {
        if (empty(job)) emptied.add(job);
      } catch (JobException e) {
        problems.add(name(job) + ": " + e.getMessage());
      }
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (var job : emptied) rows.add(new Row.ProcessChange(job.pk(), null, null, null, null, null, null, null, null, null,
        Map.of(MARK, now.truncatedTo(ChronoUnit.SECONDS).toString()), job.mtime()));
    if (!emptied.isEmpty()) rows.add(log(chain, now, Report.REPORT, 0, "emptied the working directories of "
        + emptied.stream().map(CleanUp::name).collect(Collectors.joining(", "))));
    if (!problems.isEmpty()) rows.add(log(chain, now, Report.WARNING, 1, "working directories that could not be emptied: "
        + String.join("; ", problems)));
    if (!rows.isEmpty()) Outage.outlast(() -> store.write(new Batch(List.of(), rows)).toCompletableFuture().join());
  }

  private List<ProcessRow> jobs(Birth chain) {
    var jobs = new ArrayList<ProcessRow>();
    collect(chain.node().pk(), jobs);
    return jobs;
  }

  private void collect(long caller, List<ProcessRow> jobs) {
    for (var called : store.graph().called(caller)) {
      if (called.kind().equals(ProcessKind.CALCJOB.durable())) jobs.add(called);
      else collect(called.pk(), jobs);
    }
  }

  /** Whether there was something to empty. */
  private boolean empty(ProcessRow job) throws JobException, InterruptedException {
    var isMarked = store.graph().node(job.pk()).filter(node -> node.content() instanceof Map<?, ?> attributes
        && attributes.containsKey(MARK)).isPresent();
    if (isMarked) return false;
    var folder = store.graph().outgoing(job.pk()).stream()
        .filter(link -> link.type().equals("create") && link.label().equals(CalcJobPorts.REMOTE_FOLDER)).findFirst();
    if (folder.isEmpty()) return false;
    if (!ENDS.contains(job.state())) throw new JobException("it has not ended");
    var place = place(folder.get().other());
    folders.empty(place.get("computer"), place.get("path"), job.uuid());
    return true;
  }

  private static Map<String, String> place(NodeRow remote) {
    var content = (Map<?, ?>) remote.content();
    return Map.of("computer", (String) content.get("computer"), "path", (String) content.get("path"));
  }

  private static Row log(Birth chain, Instant at, int level, int sequence, String text) {
    return new Row.Log(chain.node().pk(), at, level, chain.type(),
        "[" + chain.node().pk() + "|" + chain.processLabel() + "|clean_workdir]: "
        + text, sequence);
  }

  private static String name(ProcessRow job) {
    return job.processLabel() + "<" + job.pk() + ">";
  }
}
