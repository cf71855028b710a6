package org.clew.journal;

import com.typesafe.config.Config;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;
import org.clew.store.Store;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/** Pekko's snapshot store over the store, plugin id {@code clew.snapshot-store}. */
public final class ClewSnapshotStore extends SnapshotStore {
  private final Store store;
  private final Executor readers;
  private final Payloads payloads;
  private final Newborns newborns;

  public ClewSnapshotStore(Config config) {
    StoreExtension extension = StoreExtension.of(context().system());
    this.store = extension.store();
    this.readers = extension.readers();
    this.payloads = new Payloads(context().system());
    this.newborns = extension.newborns();
  }

  @Override public Future<Optional<SelectedSnapshot>> doLoadAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    if (newborns.isKnown(persistenceId)) return Future.successful(Optional.empty());
    return FutureConverters.asScala(CompletableFuture.supplyAsync(() ->
        store.snapshot(persistenceId, criteria.maxSequenceNr(), criteria.maxTimestamp())
            .filter(row -> row.sequenceNr() >= criteria.minSequenceNr() && row.timestamp() >= criteria.minTimestamp())
            .map(this::selected), readers));
  }

  private SelectedSnapshot selected(SnapshotRow row) {
    return SelectedSnapshot.create(new SnapshotMetadata(row.persistenceId(), row.sequenceNr(), row.timestamp()),
        payloads.state(row));
  }

  @Override public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
    SnapshotRow row = payloads.snapshot(metadata.persistenceId(), metadata.sequenceNr(), metadata.timestamp(), snapshot);
    return FutureConverters.asScala(store.saveSnapshot(row));
  }

  @Override public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
    return FutureConverters.asScala(store.deleteSnapshots(
        metadata.persistenceId(), SnapshotRange.exactly(metadata.sequenceNr())));
  }

  @Override public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    return FutureConverters.asScala(store.deleteSnapshots(persistenceId, new SnapshotRange(criteria.minSequenceNr(),
        criteria.maxSequenceNr(), criteria.minTimestamp(), criteria.maxTimestamp())));
  }
}
