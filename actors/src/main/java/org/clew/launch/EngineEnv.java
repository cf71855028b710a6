package org.clew.launch;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.clew.data.Blob;
import org.clew.data.Data;
import org.clew.data.DataTypes;
import org.clew.data.NodeRef;
import org.clew.process.Env;
import org.clew.process.LogLevel;
import org.clew.repository.Repository;
import org.clew.store.Store;
import org.clew.store.Uuids;

/** The outside as running code sees it: clock, store and file repository of this engine. */
public record EngineEnv(Store store, Repository repository, Clock clock, Supplier<LogLevel> logLevel) implements Env {

  public EngineEnv(Store store, Repository repository, Clock clock) {
    this(store, repository, clock, () -> LogLevel.REPORT);
  }

  /** Microseconds are what the store keeps. */
  @Override public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override public NodeRef newNode() {
    return newNode(Uuids.next());
  }

  @Override public NodeRef newNode(UUID uuid) {
    return new NodeRef(Outage.outlast(() -> store.allocatePks(1)), uuid);
  }

  @Override public void keepFiles(Data data) {
    for (Blob blob : data.blobs()) {
      if (!repository.contains(blob.sha256(), blob.size())) Outage.outlast(() -> repository.put(blob.bytes()));
    }
  }

  @Override public LogLevel leastLogLevel() {
    return logLevel.get();
  }

  @Override public Data read(String type, Object plain) {
    return DataTypes.read(type, plain, repository);
  }
}
