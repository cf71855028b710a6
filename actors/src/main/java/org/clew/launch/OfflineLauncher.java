package org.clew.launch;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.clew.data.NodeRef;
import org.clew.definition.Definitions;
import org.clew.pluginjar.Plugins;
import org.clew.process.Birth;
import org.clew.repository.Repository;
import org.clew.store.Store;

/** Submits while no engine is up: the processes are durable, and the next engine runs them. Loads no actor system. */
public final class OfflineLauncher implements Launcher, AutoCloseable {
  private final EngineParts parts;

  public OfflineLauncher(EngineConfig config) {
    this.parts = EngineParts.open(config);
  }

  @Override public Store store() {
    return parts.store();
  }

  @Override public Repository repository() {
    return parts.repository();
  }

  @Override public Definitions definitions() {
    return parts.code().known();
  }

  @Override public Definitions adopt(SourceLoader source) {
    return parts.code().adopt(source);
  }

  /** Plugins of the store, as this JVM uses them. */
  public Plugins plugins() {
    return parts.code().plugins();
  }

  @Override public Travel travel() {
    return Travel.of(parts);
  }

  @Override public void begun(NodeRef process) {
    // the next engine finds it in the store
  }

  @Override public CompletionStage<List<NodeRef>> launchAll(List<Submitter.Launch> launches) {
    return parts.submitter().submit(launches).thenApply(births -> births.stream().map(Birth::node).toList());
  }

  @Override public void close() {
    parts.close();
  }
}
