package org.clew.benchmarks.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.site.Site;
import org.clew.checkpoint.Persister;
import org.clew.data.CodeData;
import org.clew.data.NodeRef;
import org.clew.launch.EngineConfig;
import org.clew.launch.OfflineLauncher;
import org.clew.launch.Submitter.Launch;
import org.clew.process.Birth;
import org.clew.store.Graph.Filter;
import org.clew.store.Graph.ProcessRow;

/** The processes of a run, submitted and looked at through the store, whether a worker is up or not. */
final class Herd implements AutoCloseable {
  private static final int MOST = 1_000_000;

  private final Grounds grounds;
  private final Map<String, Object> options;
  private final OfflineLauncher launcher;
  private final CodeData code;
  private int submitted;

  Herd(Grounds grounds, Site site) throws LoadException {
    this.grounds = grounds;
    this.options = site.options();
    this.launcher = new OfflineLauncher(EngineConfig.at(grounds.home(), CountedJob.definitions()));
    this.code = site.setUp(launcher.store(), grounds.home(), grounds.work());
  }

  /** Submits so many and answers them; they are durable then. */
  List<NodeRef> submit(int count) {
    var definition = launcher.definitions().get(CountedJob.NAME);
    var launches = new ArrayList<Launch>();
    for (int i = 0; i < count; i++) {
      var label = "job-%05d".formatted(++submitted);
      launches.add(new Launch(definition, CountedJob.inputs(grounds.starts().resolve(label), code, label, options)));
    }
    return launches.isEmpty() ? List.of() : launcher.launchAll(launches).toCompletableFuture().join();
  }

  int submitted() {
    return submitted;
  }

  /** Those that have not ended. */
  List<ProcessRow> active() {
    return launcher.store().graph().active();
  }

  List<ProcessRow> all() {
    return launcher.store().graph().processes(
        new Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(), OptionalLong.empty(), MOST));
  }

  /** The token of a submission that was intended and whose answer is not known. */
  Optional<String> openIntent(UUID process) {
    var store = launcher.store();
    var job = new Persister(store).loadCheckpoint(process, store.highestSequenceNr(Birth.persistenceId(process))).job();
    return job == null || job.token() == null || job.jobId() != null ? Optional.empty() : Optional.of(job.token());
  }

  @Override public void close() {
    launcher.close();
  }
}
