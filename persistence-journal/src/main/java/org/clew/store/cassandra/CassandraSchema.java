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
    for (String table : Tables.ALL) run(inKeyspace(table));
    for (String column : Tables.INDEXED) run(inKeyspace(Tables.index(column)));
    awaitAgreement();
    for (Node node : session.getMetadata().getNodes().values()) if (node.getState() == NodeState.UP) awaitIndexes(node);
    run(inKeyspace("INSERT INTO meta (name, value) VALUES ('schema_version', " + Tables.VERSION + ") IF NOT EXISTS"));
    run(inKeyspace("UPDATE meta SET value = " + Tables.VERSION + " WHERE name = 'schema_version' IF value < " + Tables.VERSION));
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
      throw new StoreException(settings.place() + " was made by an older Clew (schema " + row.getInt(0) + ", this one knows "
          + Tables.VERSION + "): bring it up to date with 'clew storage init'.");
    }
    if (row.getInt(0) != Tables.VERSION) {
      throw new StoreException(settings.place() + " has schema " + row.getInt(0) + ", this Clew knows " + Tables.VERSION
          + ": use the Clew that wrote it, or another keyspace.");
    }
  }
}
