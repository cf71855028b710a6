package org.clew.cli.calcjob;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.computer.Connections;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;

/** Working directories of many jobs. */
public final class Workdirs {
  private Workdirs() {}

  /** Empties those of all jobs among these nodes that still have one; answers what went wrong, by pk. */
  public static List<Detail> empty(Store store, ComputerRegistry registry, Collection<Long> pks) {
    var problems = new ArrayList<Detail>();
    try (var connections = new Connections(registry)) {
      for (var pk : pks) {
        var process = store.graph().process(pk).filter(found -> found.kind().equals("calcjob"));
        if (process.isEmpty()) continue;
        var job = new JobNode(store, process.get());
        if (job.cleaned().isPresent() || !job.outputs().containsKey("remote_folder")) continue;
        try {
          Workdir.of(job, connections).empty(job.process().uuid());
          job.markCleaned(Instant.now());
        } catch (CommandException e) {
          problems.add(new Detail(String.valueOf(pk), e.getMessage()));
        }
      }
    }
    return problems;
  }
}
