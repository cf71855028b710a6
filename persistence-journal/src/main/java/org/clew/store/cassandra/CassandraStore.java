package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.Annotations;
import org.clew.store.Batch;
import org.clew.store.CheckpointTag;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.PkBlocks;
import org.clew.store.Replay;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;
import org.clew.store.Store;
import org.clew.store.StoreException;

/**
 * The store of large clusters. Batches of different entities are written side by side.
 *
 * <p>Differs from stores with transactions: rows of a batch without events are written one after the other, and a batch that
 * fails with {@link StoreException} because the cluster did not answer may turn out to be written, whole, when it does again;
 * then who tries it once more is refused as a stale writer, and a replay shows it. {@link #dataVersion} asks the cluster.
 */
public final class CassandraStore implements Store {
  private final CassandraSettings settings;
  private final Cql cql;
  private final Writes writes;
  private final Instances instances;
  private final Entities entities;
  private final JournalReads journal;
  private final Outbox outbox;
  private final Snapshots snapshots;
  private final Tags tags;
  private final Versions versions;
  private final PkBlocks pks;
  private final Graph graph;
  private final Annotations annotations;
  private volatile boolean closed;

  private CassandraStore(CassandraSettings settings, CqlSession session, Moment.Probe probe) {
    this.settings = settings;
    this.cql = new Cql(settings, session);
    GraphWrites rows = new GraphWrites(cql);
    this.entities = new Entities(cql);
    MultiWrites multi = new MultiWrites(cql, rows, entities, probe);
    this.outbox = new Outbox(cql, rows, multi);
    this.instances = new Instances(cql, settings.heartbeat(), outbox::repaired);
    this.versions = new Versions(cql, instances.id());
    this.writes = new Writes(settings, cql, rows, entities, multi, outbox, instances, versions, probe);
    this.journal = new JournalReads(cql, outbox);
    this.snapshots = new Snapshots(cql);
    this.tags = new Tags(cql);
    this.pks = new PkBlocks(new PkCounter(cql, settings)::take);
    this.graph = new CassandraGraph(cql);
    this.annotations = new CassandraAnnotations(cql, writes);
  }

  /**
   * Opens a store that {@link CassandraSchema#create} has made.
   *
   * @throws StoreException when the cluster or the tables are not there, with the remedy
   */
  public static CassandraStore open(CassandraSettings settings) {
    return open(settings, Moment.Probe.NONE);
  }

  static CassandraStore open(CassandraSettings settings, Moment.Probe probe) {
    CqlSession session = Sessions.open(settings);
    try {
      CassandraSchema.check(session, settings);
      CassandraStore store = new CassandraStore(settings, session, probe);
      store.instances.start();
      return store;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override public CompletionStage<Void> write(Batch batch) {
    return writes.write(batch, Writes.IfExists.FAIL).thenApply(_ -> null);
  }

  @Override public CompletionStage<Boolean> writeIfAbsent(Batch batch) {
    if (batch.events().isEmpty()) throw new IllegalArgumentException("a batch that is written if absent needs an event");
    return writes.write(batch, Writes.IfExists.SKIP);
  }

  @Override public long allocatePks(int count) {
    return pks.allocate(count);
  }

  @Override public List<EventRow> events(String persistenceId, long fromSequenceNr, long toSequenceNr, long max) {
    return max < 1 ? List.of() : journal.events(persistenceId, fromSequenceNr, toSequenceNr, max);
  }

  @Override public long highestSequenceNr(String persistenceId) {
    return journal.highest(persistenceId);
  }

  @Override public Replay replay(String persistenceId, long fromSequenceNr, int max) {
    return journal.replay(persistenceId, fromSequenceNr, max);
  }

  @Override public CompletionStage<Void> deleteEvents(String persistenceId, long toSequenceNr) {
    return writes.journal(persistenceId, () -> outbox.delete(persistenceId, toSequenceNr));
  }

  @Override public List<String> persistenceIds(String afterId, int limit) {
    return limit < 1 ? List.of() : entities.ids(afterId, limit);
  }

  @Override public Graph graph() {
    return graph;
  }

  @Override public Annotations annotations() {
    return annotations;
  }

  @Override public Optional<SnapshotRow> snapshot(String persistenceId, long maxSequenceNr, long maxTimestamp) {
    return snapshots.latest(persistenceId, maxSequenceNr, maxTimestamp);
  }

  @Override public CompletionStage<Void> saveSnapshot(SnapshotRow snapshot) {
    return writes.beside(snapshot.persistenceId(), () -> snapshots.save(snapshot));
  }

  @Override public CompletionStage<Void> deleteSnapshots(String persistenceId, SnapshotRange range) {
    return writes.beside(persistenceId, () -> snapshots.delete(persistenceId, range));
  }

  @Override public CompletionStage<Void> tag(String persistenceId, String tag, long sequenceNr) {
    return writes.beside(persistenceId, () -> tags.tag(persistenceId, tag, sequenceNr));
  }

  @Override public CompletionStage<Void> untag(String persistenceId, String tag) {
    return writes.beside(persistenceId, () -> tags.untag(persistenceId, tag));
  }

  @Override public List<CheckpointTag> tags(String persistenceId) {
    return tags.of(persistenceId);
  }

  @Override public List<CheckpointTag> allTags() {
    return tags.all();
  }

  /** Reads one small partition: about a millisecond instead of microseconds. */
  @Override public long dataVersion() {
    return versions.dataVersion();
  }

  /** Looks at once for what dead JVMs left undone, instead of with the next heartbeat. */
  CompletableFuture<Void> sweep() {
    return instances.sweep().toCompletableFuture();
  }

  @Override public void close() {
    if (closed) return;
    closed = true;
    writes.drain();
    instances.close();
    cql.close();
  }

  @Override public String toString() {
    return settings.place();
  }
}
