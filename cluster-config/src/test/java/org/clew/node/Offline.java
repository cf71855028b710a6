package org.clew.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.clew.definition.Definitions;
import org.clew.definition.Nursery;
import org.clew.launch.EngineEnv;
import org.clew.launch.OfflineControl;
import org.clew.launch.Submitter;
import org.clew.process.Birth;
import org.clew.projection.BoundProjection;
import org.clew.projection.ProcessBinding;
import org.clew.repository.Repository;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;

/** The store of a home as a command line tool uses it, without any engine. */
record Offline(Store store, Repository repository) implements AutoCloseable {
  static Offline at(Path home) {
    return new Offline(SqliteStore.open(home), Repository.open(home));
  }

  Birth submit(String name, Map<String, ?> inputs) {
    var projection = new BoundProjection(10, uuid -> store.graph().node(uuid).map(ProcessBinding::of).orElse(null));
    var nursery = new Nursery(new EngineEnv(store, repository, Clock.systemUTC()), _ -> Map.of());
    var submitter = new Submitter(store, nursery, projection);
    var definition = Definitions.discovered(getClass().getClassLoader()).get(name);
    return submitter.submit(List.of(new Submitter.Launch(definition, inputs))).toCompletableFuture().join().getFirst();
  }

  OfflineControl control() {
    return new OfflineControl(store, Clock.systemUTC());
  }

  ProcessRow row(long pk) {
    return store.graph().process(pk).orElseThrow();
  }

  @Override public void close() {
    store.close();
  }
}
