package org.clew.checkpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.clew.archive.Contents;
import org.clew.codec.BadEventException;
import org.clew.codec.EventCodec;
import org.clew.codec.UnknownEventException;
import org.clew.process.Birth;
import org.clew.process.Evolution;
import org.clew.process.JobEvent;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/**
 * Proves of a store what is promised of it, process by process: journals without gap that can be replayed and end where the
 * process ends, children that exist once and know their caller, at most one scheduler job for each attempt and none that two
 * processes claim, and a provenance graph that says the same as the journal and keeps the rules of links. Reads only, and may run
 * beside engines: a process that changes meanwhile is read again.
 */
public final class Integrity {
  private static final int PAGE = 1000;
  private static final int TRIES = 5;

  private final Store store;
  private final Map<UUID, Long> parents = new HashMap<>();
  private final Map<String, Long> jobs = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long processes;
  private long events;
  private long links;

  private Integrity(Store store) {
    this.store = store;
  }

  /**
   * Something that must not be, in words for people.
   *
   * @param process null when the node is none, or is not there
   */
  public record Finding(long pk, UUID process, String text) {
    /** A sentence. */
    public String sentence() {
      return (process == null ? "Node " : "Process ") + pk + " " + text + ".";
    }
  }

  /**
   * @param processes that were looked at
   * @param events that were read
   * @param links that were held against the rules
   */
  public record Report(long processes, long events, long links, List<Finding> findings) {
    public boolean isSound() {
      return findings.isEmpty();
    }
  }

  /** @param progress told how many processes have been looked at, now and then */
  public static Report of(Store store, LongConsumer progress) {
    var integrity = new Integrity(store);
    var before = OptionalLong.empty();
    while (true) {
      var page = store.graph()
          .processes(new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(), before, PAGE));
      for (var row : page) integrity.look(row);
      progress.accept(integrity.processes);
      if (page.size() < PAGE) {
        integrity.lookAtLinks();
        return new Report(integrity.processes, integrity.events, integrity.links, List.copyOf(integrity.findings));
      }
      before = OptionalLong.of(page.getLast().pk());
    }
  }

  private void lookAtLinks() {
    var report = LinkIntegrity.of(store.inventory());
    links = report.links();
    for (var problem : report.problems()) {
      var process = problem.isProcess() ? store.graph().process(problem.pk()).map(ProcessRow::uuid).orElse(null) : null;
      findings.add(new Finding(problem.pk(), process, problem.text()));
    }
  }

  private void look(ProcessRow listed) {
    processes++;
    for (int attempt = 1;; attempt++) {
      var row = store.graph().process(listed.pk()).orElse(listed);
      var journal = journal(row.uuid());
      var found = new ArrayList<String>();
      var state = replay(row, journal, found);
      if (state != null) compare(row, state, found);
      var isAsBefore = store.highestSequenceNr(Birth.persistenceId(row.uuid())) == journal.size()
          && store.graph().process(row.pk()).equals(Optional.of(row));
      if (!found.isEmpty() && !isAsBefore && attempt < TRIES) continue;
      events += journal.size();
      if (state != null) note(row, state, journal, found);
      found.forEach(text -> findings.add(new Finding(row.pk(), row.uuid(), text)));
      return;
    }
  }

  private List<EventRow> journal(UUID process) {
    var id = Birth.persistenceId(process);
    var journal = new ArrayList<EventRow>();
    while (true) {
      var page = store.events(id, journal.size() + 1L, Long.MAX_VALUE, PAGE);
      journal.addAll(page);
      if (page.size() < PAGE) return journal;
    }
  }

  /** Null when there is nothing to replay, or it cannot be. */
  private ProcessState replay(ProcessRow row, List<EventRow> journal, List<String> found) {
    if (journal.isEmpty()) {
      if (row.parentPk() == null && !isHistory(row)) found.add("has no journal");
      return null;
    }
    var state = ProcessState.UNBORN;
    for (int i = 0; i < journal.size(); i++) {
      var event = journal.get(i);
      if (event.sequenceNr() != i + 1) {
        found.add("event " + (i + 1) + " is missing in its journal; the next one is " + event.sequenceNr());
        return null;
      }
      if (state.isTerminal()) found.add("event " + event.sequenceNr() + ", " + event.manifest() + ", comes after its end");
      try {
        var decoded = EventCodec.decode(event.manifest(), event.payload());
        if (i > 0 == decoded instanceof ProcessEvent.Created)
          found.add("event " + event.sequenceNr() + " is " + event.manifest());
        state = Evolution.evolve(state, decoded);
      } catch (BadEventException | UnknownEventException | IllegalStateException e) {
        found.add("event " + event.sequenceNr() + ", " + event.manifest() + ", cannot be read: " + e.getMessage());
        return null;
      }
    }
    return state;
  }

  /** Imported, or a function whose caller was deleted. */
  private boolean isHistory(ProcessRow row) {
    if (!row.sealed()) return false;
    return row.kind().endsWith("function")
        || store.graph().node(row.pk()).filter(node -> Contents.isImported(node.content())).isPresent();
  }

  private void compare(ProcessRow row, ProcessState state, List<String> found) {
    if (!row.state().equals(state.lifecycle().durable()))
      found.add("is listed as " + row.state() + ", its journal says " + state.lifecycle().durable());
    if (row.sealed() != state.isTerminal()) found.add(row.sealed() ? "is sealed before its end" : "has ended and is not sealed");
    JournalLinks.compare(state, store.graph().incoming(row.pk()), store.graph().outgoing(row.pk()), found);
    for (var child : state.chain().children().values()) {
      if (child.isReusedBy(state.birth())) continue;
      var node = child.birth().node();
      var known = store.graph().process(node.pk());
      if (known.isEmpty() && (state.isTerminal() || !child.isOpen())) found.add("its child " + node.pk() + " does not exist");
      if (known.isPresent() && !Long.valueOf(row.pk()).equals(known.get().parentPk()))
        found.add("its child " + node.pk() + " has another caller");
    }
  }

  /** What can only be told from all processes together. */
  private void note(ProcessRow row, ProcessState state, List<EventRow> journal, List<String> found) {
    for (var entry : state.chain().children().entrySet()) {
      if (entry.getValue().isReusedBy(state.birth())) continue;
      var child = entry.getKey();
      var other = parents.putIfAbsent(child, row.pk());
      if (other != null) found.add("its child " + child + " is also a child of process " + other);
    }
    var attempts = new HashMap<Integer, String>();
    for (var event : journal) {
      if (!event.manifest().startsWith("job.submitted.")) continue;
      var submitted = (JobEvent.Submitted) EventCodec.decode(event.manifest(), event.payload());
      var first = attempts.putIfAbsent(submitted.attempt(), submitted.jobId());
      if (first != null)
        found.add("submitted attempt " + submitted.attempt() + " twice: jobs " + first + " and " + submitted.jobId());
      var other = jobs.putIfAbsent(state.job().plan().get("computer") + " " + submitted.jobId(), row.pk());
      if (other != null && other != row.pk()) found.add("claims job " + submitted.jobId() + ", as process " + other + " does");
    }
  }
}
