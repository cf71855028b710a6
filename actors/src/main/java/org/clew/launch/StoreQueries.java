package org.clew.launch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clew.job.JobQueries;
import org.clew.job.Machines;
import org.clew.job.Trouble;
import org.clew.job.TroubleException;
import org.clew.process.JobPhase;
import org.clew.registry.ComputerRegistry;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.ListAnswer;
import org.clew.store.Graph;

/** Answers JobsLists from this engine's machines and store. */
record StoreQueries(ComputerRegistry registry, Machines machines, Graph graph) implements JobQueries {
  private static final Set<String> COUNTED = Set.of(JobPhase.SUBMIT.durable(), JobPhase.UPDATE.durable());

  @Override public Optional<Configured> configured(String label) {
    var revision = registry.revision(label);
    return registry.find(label).map(entry -> new Configured(entry.computer(), revision));
  }

  @Override public ListAnswer list(String label, List<JobRef> jobs) throws TroubleException, InterruptedException {
    return machines.list(label, jobs);
  }

  @Override public Optional<Trouble> probe(String label) throws InterruptedException {
    return machines.probe(label);
  }

  @Override public boolean isOver(UUID process) {
    return graph.node(process).flatMap(node -> graph.process(node.pk()))
        .map(row -> row.sealed() || !COUNTED.contains(row.jobState())).orElse(true);
  }
}
