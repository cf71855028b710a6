package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.clew.query.Finder;
import org.clew.store.Annotations;
import org.clew.store.Batch;
import org.clew.store.Bulk;
import org.clew.store.Calculations;
import org.clew.store.CheckpointTag;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Inventory;
import org.clew.store.PkBlocks;
import org.clew.store.Portable;
import org.clew.store.Replay;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;
import org.clew.store.Store;
import org.clew.store.StoreException;
import org.clew.store.Table;
import org.clew.store.move.LiveCopy;
import org.clew.store.sqlite.SqliteStore;

/**
 * The store of large clusters. Batches of different entities are written side by side.
 *
 * <p>Differs from stores with transactions: rows of a batch without events are written one after the other, and a batch that
 * fails with {@link StoreException} because the cluster did not answer may turn out to be written, whole, when it does again;
 * then who tries it once more is refused as a stale writer, and a replay shows it. {@link #dataVersion} asks the cluster.
 */
public final class CassandraStore implements Store, Portable {
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
  private final Finder finder;
  private final BulkSlot slot;
  private final Bulk bulk;
  private final TableReads tableReads;
  private final TableWrites tableWrites;
  private volatile boolean closed;

  private CassandraStore(CassandraSettings settings, CqlSession session, Moment.Probe probe) {
    this.settings = settings;
    this.cql = new Cql(settings, session);
    GraphWrites rows = new GraphWrites(cql);
    this.entities = new Entities(cql);
    MultiWrites multi = new MultiWrites(cql, rows, entities, probe);
    this.outbox = new Outbox(cql, rows, multi);
    BulkLog log = new BulkLog(cql);
    multi.worker(new BulkWork(cql, log, outbox, probe));
    this.instances = new Instances(cql, settings.heartbeat(), outbox::repaired);
    this.versions = new Versions(cql, instances.id());
    this.writes = new Writes(settings, cql, rows, entities, multi, outbox, instances, versions, probe);
    this.journal = new JournalReads(cql, outbox);
    this.snapshots = new Snapshots(cql);
    this.tags = new Tags(cql);
    this.pks = new PkBlocks(new PkCounter(cql, settings)::take);
    this.graph = new CassandraGraph(cql);
    this.annotations = new CassandraAnnotations(cql, writes);
    BulkSlot slot = new BulkSlot(cql, instances, multi, log);
    this.instances.alsoSweep(slot::sweep);
    this.slot = slot;
    this.bulk = new CassandraBulk(cql, annotations, multi, log, slot, versions);
    Candidates candidates = new Candidates(cql, graph, bulk, annotations);
    this.finder = new CassandraFinder(candidates, new Joins(cql, bulk, candidates));
    this.tableReads = new TableReads(cql);
    this.tableWrites = new TableWrites(cql);
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

  @Override public Finder finder() {
    return finder;
  }

  @Override public Inventory inventory() {
    return new CassandraInventory(cql);
  }

  @Override public Calculations calculations() {
    return (hash, afterPk, limit) -> cql.await(cql.list(row -> row.getLong(0),
        "SELECT pk FROM calculation WHERE hash = ? AND pk > ? LIMIT ?", GraphWrites.half(hash), afterPk, limit));
  }

  @Override public Bulk bulk() {
    return bulk;
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

  @Override public String place() {
    return settings.place();
  }

  @Override public long schemaVersion() {
    return Tables.VERSION;
  }

  /** Of all copies on the nodes that are up, in whole megabytes, without what is still in their memory. */
  @Override public long bytes() {
    return cql.ofEachNode("SELECT keyspace_name, mebibytes FROM system_views.disk_usage").stream()
        .filter(row -> settings.keyspace().equals(row.getString(0))).mapToLong(row -> row.getLong(1)).sum() << 20;
  }

  /** Reads all keys of all tables. */
  @Override public Map<Table, Long> counts() {
    Map<Table, Long> counts = new EnumMap<>(Table.class);
    for (Table table : Table.values()) counts.put(table, tableReads.count(table));
    return counts;
  }

  @Override public long otherWriters() {
    return cql.await(instances.others());
  }

  @Override public long nextPk() {
    return Math.max(1, Appends.number(cql.await(cql.serial("SELECT next FROM counter WHERE name = 'pk'")), "next"));
  }

  @Override public void settle() {
    cql.await(slot.sweep().thenCompose(_ -> outbox.settleAll()));
  }

  @Override public void rows(Table table, int lot, Consumer<List<Object[]>> told) {
    tableReads.rows(table, lot, told);
  }

  /** Insertions and removals of many are refused meanwhile. */
  @Override public void copyTo(Path folder) {
    BulkSlot.Held held = cql.await(slot.take());
    try (SqliteStore copy = SqliteStore.open(folder)) {
      LiveCopy.copy(this, this, copy);
    } finally {
      cql.await(slot.free(held));
    }
  }

  @Override public void append(Table table, List<Object[]> rows) {
    tableWrites.append(table, rows);
  }

  @Override public void complete(long nextPk) {
    cql.await(new PkCounter(cql, settings).atLeast(nextPk));
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
