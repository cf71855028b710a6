package org.clew.store.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.clew.store.Table;

/** A store in a relational database; a subclass opens it. */
public abstract class SqlStore implements Store, Portable {
  private final Dialect dialect;
  private final Writer writer;
  private final JournalReads journal;
  private final Graph graph;
  private final Annotations annotations;
  private final Finder finder;
  private final Calculations calculations;
  private final Bulk bulk;
  private final PkBlocks pks;
  private final Rows rows;

  /** @param sql the writer's first connection; it and the dialect are closed with the store */
  protected SqlStore(Dialect dialect, Sql sql) {
    this.dialect = dialect;
    this.writer = new Writer(dialect, sql);
    this.journal = new JournalReads(dialect.reads());
    this.graph = new SqlGraph(dialect);
    this.annotations = new SqlAnnotations(dialect.reads(), writer);
    this.finder = new SqlFinder(dialect);
    this.calculations = new SqlCalculations(dialect.reads());
    this.bulk = new SqlBulk(dialect, writer);
    this.pks = new PkBlocks(size -> writer.submit(Set.of(), session -> {
      session.changed();
      return session.now().number(0, "UPDATE meta SET value = value + ? WHERE key = 'next_pk' RETURNING value", size) - size;
    }));
    this.rows = new Rows(dialect, writer);
  }

  @Override public CompletionStage<Void> write(Batch batch) {
    EncodedBatch encoded;
    try {
      encoded = EncodedBatch.of(batch, dialect);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
    return writer.submit(encoded.entities(), session -> {
      EventWrites.insert(session, encoded.events());
      GraphWrites.write(session, encoded);
      return null;
    });
  }

  @Override public CompletionStage<Boolean> writeIfAbsent(Batch batch) {
    if (batch.events().isEmpty()) throw new IllegalArgumentException("a batch that is written if absent needs an event");
    EncodedBatch encoded;
    try {
      encoded = EncodedBatch.of(batch, dialect);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
    return writer.submit(encoded.entities(), session -> {
      if (!EventWrites.insert(session, encoded.events().getFirst())) return false;
      EventWrites.insert(session, encoded.events().subList(1, encoded.events().size()));
      GraphWrites.write(session, encoded);
      return true;
    });
  }

  @Override public long allocatePks(int count) {
    return pks.allocate(count);
  }

  @Override public List<EventRow> events(String persistenceId, long fromSequenceNr, long toSequenceNr, long max) {
    return journal.events(persistenceId, fromSequenceNr, toSequenceNr, max);
  }

  @Override public long highestSequenceNr(String persistenceId) {
    return journal.highest(persistenceId);
  }

  @Override public Replay replay(String persistenceId, long fromSequenceNr, int max) {
    return journal.replay(persistenceId, fromSequenceNr, max);
  }

  @Override public CompletionStage<Void> deleteEvents(String persistenceId, long toSequenceNr) {
    return writer.submit(Set.of(persistenceId), session -> JournalWrites.deleteEvents(session, persistenceId, toSequenceNr));
  }

  @Override public List<String> persistenceIds(String afterId, int limit) {
    return journal.persistenceIds(afterId, limit);
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
    return new SqlInventory(dialect.reads(), rows);
  }

  @Override public Calculations calculations() {
    return calculations;
  }

  @Override public Bulk bulk() {
    return bulk;
  }

  @Override public Optional<SnapshotRow> snapshot(String persistenceId, long maxSequenceNr, long maxTimestamp) {
    return journal.snapshot(persistenceId, maxSequenceNr, maxTimestamp);
  }

  @Override public CompletionStage<Void> saveSnapshot(SnapshotRow snapshot) {
    return writer.submit(Set.of(snapshot.persistenceId()), session -> JournalWrites.saveSnapshot(session, snapshot));
  }

  @Override public CompletionStage<Void> deleteSnapshots(String persistenceId, SnapshotRange range) {
    return writer.submit(Set.of(persistenceId), session -> JournalWrites.deleteSnapshots(session, persistenceId, range));
  }

  @Override public CompletionStage<Void> tag(String persistenceId, String tag, long sequenceNr) {
    return writer.submit(Set.of(persistenceId), session -> JournalWrites.tag(session, persistenceId, tag, sequenceNr));
  }

  @Override public CompletionStage<Void> untag(String persistenceId, String tag) {
    return writer.submit(Set.of(persistenceId), session -> JournalWrites.untag(session, persistenceId, tag));
  }

  @Override public List<CheckpointTag> tags(String persistenceId) {
    return journal.tags(persistenceId);
  }

  @Override public List<CheckpointTag> allTags() {
    return journal.allTags();
  }

  @Override public long dataVersion() {
    return dialect.dataVersion();
  }

  @Override public String place() {
    return dialect.place();
  }

  @Override public long schemaVersion() {
    return rows.meta("schema_version");
  }

  @Override public long bytes() {
    return dialect.bytes();
  }

  @Override public long otherWriters() {
    return dialect.otherWriters();
  }

  @Override public Map<Table, Long> counts() {
    return rows.counts();
  }

  @Override public long nextPk() {
    return rows.meta("next_pk");
  }

  /** Rows in order of their key, from the one after {@code key} on; a key of null starts with the first. */
  public List<Object[]> page(Table table, Object[] key, int limit) {
    return rows.page(table, key, limit);
  }

  @Override public void rows(Table table, int lot, Consumer<List<Object[]>> told) {
    rows.each(table, lot, told);
  }

  /** All rows, as they are at one moment, into an empty store. */
  protected void copyTo(Portable empty) {
    rows.copyTo(empty);
  }

  @Override public void append(Table table, List<Object[]> added) {
    rows.append(table, added);
  }

  /** Takes rows out again that {@link #append} has added, by their keys. */
  public void remove(Table table, List<Object[]> keys) {
    rows.remove(table, keys);
  }

  @Override public void complete(long nextPk) {
    rows.complete(nextPk);
  }

  /** Runs a query on the writer's connection and answers its number; for conditions that only one database can make. */
  protected CompletionStage<Integer> onWriter(String sql) {
    return writer.submit(Set.of(), session -> session.now().first(sql, row -> row.getInt(1)).orElse(0));
  }

  /** Journal events committed by this instance so far. */
  public long eventsWritten() {
    return writer.eventsWritten();
  }

  /** Commits by this instance so far. */
  public long commits() {
    return writer.commits();
  }

  @Override public void close() {
    writer.close();
    dialect.close();
  }
}
