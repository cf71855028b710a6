package org.clew.store.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.Batch;
import org.clew.store.CheckpointTag;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Replay;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;
import org.clew.store.Store;
import org.clew.store.StoreException;

/**
 * The embedded store: everything in {@code home/clew.db}, open to several JVMs of one machine at a time.
 *
 * <p>The file must lie on a local file system, and nobody in this JVM may open it by other means: closing a descriptor of it
 * would drop the locks SQLite holds.
 */
public final class SqliteStore implements Store {
  private final MachineLock lock;
  private final Checkpointer checkpointer;
  private final Writer writer;
  private final ReadPool pool;
  private final JournalReads journal;
  private final Graph graph;
  private final PkAllocator pks;
  private final Watch watch;

  private SqliteStore(Home home, MachineLock lock, Sql sql) {
    this.lock = lock;
    this.checkpointer = new Checkpointer(home);
    this.writer = new Writer(home, lock, sql, checkpointer);
    this.pool = new ReadPool(home);
    this.journal = new JournalReads(pool);
    this.graph = new SqliteGraph(pool);
    this.pks = new PkAllocator(writer);
    this.watch = new Watch(home);
  }

  /**
   * Opens the store of a home directory; directory and file are made when they do not exist, an older file is migrated.
   *
   * @throws StoreException when home or file can not be used, with a message fit for a user
   */
  public static SqliteStore open(Path directory) {
    Home home = Home.prepare(directory);
    MachineLock lock = null;
    Sql sql = null;
    try {
      lock = MachineLock.of(home.lock());
      sql = opened(home, lock);
      return new SqliteStore(home, lock, sql);
    } catch (IOException e) {
      throw new StoreException("The lock file " + home.lock() + " can not be opened: make it and its directory writable.", e);
    } catch (SQLException e) {
      throw Failures.explain(e, home);
    } finally {
      if (sql == null && lock != null) lock.close();
    }
  }

  private static Sql opened(Home home, MachineLock lock) throws SQLException {
    lock.acquire();
    try {
      Sql sql = Connections.writer(home);
      try {
        Schema.migrate(sql, home);
        return sql;
      } catch (SQLException | RuntimeException e) {
        sql.close();
        throw e;
      }
    } finally {
      lock.release();
    }
  }

  @Override public CompletionStage<Void> write(Batch batch) {
    EncodedBatch encoded;
    try {
      encoded = EncodedBatch.of(batch);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
    return writer.submit(session -> {
      EventWrites.insert(session, encoded.events());
      GraphWrites.write(session, encoded);
      return null;
    });
  }

  @Override public CompletionStage<Boolean> writeIfAbsent(Batch batch) {
    if (batch.events().isEmpty()) throw new IllegalArgumentException("a batch that is written if absent needs an event");
    EncodedBatch encoded;
    try {
      encoded = EncodedBatch.of(batch);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
    return writer.submit(session -> {
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
    return writer.submit(session -> JournalWrites.deleteEvents(session, persistenceId, toSequenceNr));
  }

  @Override public List<String> persistenceIds(String afterId, int limit) {
    return journal.persistenceIds(afterId, limit);
  }

  @Override public Graph graph() {
    return graph;
  }

  @Override public Optional<SnapshotRow> snapshot(String persistenceId, long maxSequenceNr, long maxTimestamp) {
    return journal.snapshot(persistenceId, maxSequenceNr, maxTimestamp);
  }

  @Override public CompletionStage<Void> saveSnapshot(SnapshotRow snapshot) {
    return writer.submit(session -> JournalWrites.saveSnapshot(session, snapshot));
  }

  @Override public CompletionStage<Void> deleteSnapshots(String persistenceId, SnapshotRange range) {
    return writer.submit(session -> JournalWrites.deleteSnapshots(session, persistenceId, range));
  }

  @Override public CompletionStage<Void> tag(String persistenceId, String tag, long sequenceNr) {
    return writer.submit(session -> JournalWrites.tag(session, persistenceId, tag, sequenceNr));
  }

  @Override public CompletionStage<Void> untag(String persistenceId, String tag) {
    return writer.submit(session -> JournalWrites.untag(session, persistenceId, tag));
  }

  @Override public List<CheckpointTag> tags(String persistenceId) {
    return journal.tags(persistenceId);
  }

  @Override public List<CheckpointTag> allTags() {
    return journal.allTags();
  }

  @Override public long dataVersion() {
    return watch.dataVersion();
  }

  /** Runs a statement on the writer's connection; for tests that need a condition only SQLite can make. */
  CompletionStage<Integer> onWriter(String sql) {
    return writer.submit(session -> session.sql().first(sql, row -> row.getInt(1)).orElse(0));
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
    checkpointer.close();
    pool.close();
    watch.close();
    lock.close();
  }
}
