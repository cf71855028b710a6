package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clew.store.StoreException;

/**
 * Makes keyspace and tables of a store. Nothing else does, so several engines that start at once can not race over the schema.
 * One {@link #create} at a time; again on a store that exists it adds what is missing, and leaves the replication as it is.
 */
public final class CassandraSchema {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WHOLE_HASHES = 3;

  private final CqlSession session;
  private final CassandraSettings settings;
  /** One node makes everything: another might not know yet what the last statement made. */
  private final Node coordinator;

  private CassandraSchema(CqlSession session, CassandraSettings settings) {
    this.session = session;
    this.settings = settings;
    this.coordinator = session.getMetadata().getNodes().values().stream()
        .filter(node -> node.getOpenConnections() > 0).findFirst()
        .orElseThrow(() -> new StoreException(settings.place() + " has no node that takes connections."));
  }

  /** @throws StoreException when the cluster can not be reached or its nodes do not come to agree on the schema */
  public static void create(CassandraSettings settings, Replication replication) {
    try (CqlSession session = Sessions.administrator(settings)) {
      new CassandraSchema(session, settings).create(replication);
    } catch (DriverException e) {
      throw new StoreException(settings.place() + " could not be made: " + e.getMessage(), e);
    }
  }

  private void create(Replication replication) {
    run(SimpleStatement.newInstance("CREATE KEYSPACE IF NOT EXISTS " + settings.keyspace() + " WITH replication = "
        + replication.cql()));
    run(inKeyspace(Tables.META));
    awaitAgreement();
    int was = version();
    if (was > Tables.VERSION) throw newer(was, settings);
    for (String table : Tables.ALL) run(inKeyspace(table));
    for (String change : Tables.ADDED) run(inKeyspace(change));
    for (String column : Tables.INDEXED) run(inKeyspace(Tables.index(column)));
    run(inKeyspace(Tables.NODE_TYPES));
    awaitAgreement();
    for (Node node : session.getMetadata().getNodes().values()) if (node.getState() == NodeState.UP) awaitIndexes(node);
    if (was == WHOLE_HASHES) halveHashes();
    run(inKeyspace("INSERT INTO meta (name, value) VALUES ('schema_version', " + Tables.VERSION + ") IF NOT EXISTS"));
    for (int older = 1; older < Tables.VERSION; older++) run(inKeyspace(
        "UPDATE meta SET value = " + Tables.VERSION + " WHERE name = 'schema_version' IF value = " + older));
  }

  /**
   * That of the tables, 0 when there are none yet. Nodes that agree may still need a moment before they answer for a new table.
   */
  private int version() {
    SimpleStatement read = inKeyspace("SELECT value FROM meta WHERE name = 'schema_version'").setNode(coordinator);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        Row version = session.execute(read).one();
        return version == null ? 0 : version.getInt(0);
      } catch (DriverException e) {
        if (!Failures.passes(e) || System.nanoTime() > end) throw e;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }

  /** Calculations used to be found by their whole hash. */
  private void halveHashes() {
    for (Row row : session.execute(inKeyspace("SELECT hash, pk FROM calculation"))) {
      String hash = row.getString(0);
      String half = GraphWrites.half(hash);
      if (half.equals(hash)) continue;
      session.execute(SimpleStatement.newInstance("INSERT INTO calculation (hash, pk) VALUES (?, ?) USING TIMESTAMP "
          + GraphWrites.BIRTH, half,
          row.getLong(1)).setKeyspace(settings.keyspace()));
      session.execute(SimpleStatement.newInstance("DELETE FROM calculation WHERE hash = ? AND pk = ?", hash, row.getLong(1))
          .setKeyspace(settings.keyspace()));
    }
  }

  private SimpleStatement inKeyspace(String cql) {
    return SimpleStatement.newInstance(cql).setKeyspace(settings.keyspace());
  }

  private void run(SimpleStatement statement) {
    session.execute(statement.setNode(coordinator));
  }

  private void awaitAgreement() {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!session.checkSchemaAgreement()) {
      if (System.nanoTime() > end) throw new StoreException(settings.place() + " was made, but the nodes do not agree on the"
          + " schema: see that all are up ('nodetool describecluster'), then do it again.");
    }
  }

  /** A new index answers no query before each node has made it. */
  private void awaitIndexes(Node node) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        for (String condition : List.of("state = 'x'", "paused = true", "failed = true", "process_label = 'x'", "ctime > 0")) {
          session.execute(inKeyspace("SELECT pk FROM process WHERE " + condition + " LIMIT 1").setNode(node));
        }
        session.execute(inKeyspace("SELECT pk FROM node WHERE node_type = 'x' LIMIT 1").setNode(node));
        return;
      } catch (DriverException e) {
        if (System.nanoTime() > end) {
          throw new StoreException(settings.place() + ": the indexes are not ready: " + e.getMessage(), e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }

  /** @throws StoreException when the tables are missing or of another version, with the remedy */
  static void check(CqlSession session, CassandraSettings settings) {
    Row row;
    try {
      row = session.execute("SELECT value FROM meta WHERE name = 'schema_version'").one();
    } catch (DriverException e) {
      throw new StoreException(settings.place() + " has no tables of Clew (" + e.getMessage()
          + "): make them with 'clew storage init'.", e);
    }
    if (row == null) throw new StoreException(settings.place() + " was not made to the end: do 'clew storage init' again.");
    if (row.getInt(0) < Tables.VERSION) {
      throw new StoreException(settings.place() + " has schema " + row.getInt(0) + ", this Clew needs " + Tables.VERSION
          + ": stop the engines and bring it up to date with 'clew storage init'.");
    }
    if (row.getInt(0) > Tables.VERSION) throw newer(row.getInt(0), settings);
  }

  private static StoreException newer(int version, CassandraSettings settings) {
    return new StoreException(settings.place() + " was written by a newer Clew (schema " + version + ", this one knows "
        + Tables.VERSION
        + "): use that version, or another keyspace.");
  }
}
