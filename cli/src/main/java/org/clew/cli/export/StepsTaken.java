package org.clew.cli.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.codec.BadEventException;
import org.clew.codec.EventCodec;
import org.clew.codec.UnknownEventException;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.ProcessEvent;
import org.clew.store.Store;

/** Which steps a workflow took, and what each called, as its journal tells. */
final class StepsTaken {
  private static final int PAGE = 1000;

  private StepsTaken() {}

  /**
   * @param path of the step, without names of passes
   * @param called uuids of the processes that this pass of the step called
   */
  record Taken(String path, List<UUID> called) {}

  /** In order; empty where the journal was deleted or cannot be read here. */
  static List<Taken> of(Store store, UUID process) {
    var taken = new ArrayList<Taken>();
    var waiting = new ArrayList<UUID>();
    for (long next = 1;;) {
      var page = store.events(Birth.persistenceId(process), next, Long.MAX_VALUE, PAGE);
      for (var row : page) {
        try {
          note(EventCodec.decode(row.manifest(), row.payload()), taken, waiting);
        } catch (BadEventException | UnknownEventException _) {
          return List.of();
        }
      }
      if (page.size() < PAGE) break;
      next = page.getLast().sequenceNr() + 1;
    }
    if (!waiting.isEmpty()) taken.add(new Taken("", List.copyOf(waiting)));
    return taken;
  }

  private static void note(ProcessEvent event, List<Taken> taken, List<UUID> waiting) {
    if (event instanceof ProcessEvent.StepDone done) {
      var called = new ArrayList<>(waiting);
      for (Call call : done.calls()) if (!called.contains(call.birth().node().uuid())) called.add(call.birth().node().uuid());
      for (Birth child : done.children()) called.add(child.node().uuid());
      waiting.clear();
      taken.add(new Taken(done.step(), List.copyOf(called)));
    } else if (event instanceof ProcessEvent.Called(var _, var call)) {
      waiting.add(call.birth().node().uuid());
    } else if (event instanceof ProcessEvent.ChildStarted(var _, var child)) {
      waiting.add(child.node().uuid());
    }
  }

  /** All processes of each step, whatever pass. */
  static Map<String, List<UUID>> byStep(List<Taken> taken) {
    var steps = new LinkedHashMap<String, List<UUID>>();
    for (var each : taken) steps.computeIfAbsent(each.path(), _ -> new ArrayList<>()).addAll(each.called());
    return steps;
  }
}
