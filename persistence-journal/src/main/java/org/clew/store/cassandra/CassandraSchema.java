package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
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

  private CassandraSchema() {}

  /** @throws StoreException when the cluster can not be reached or its nodes do not come to agree on the schema */
  public static void create(CassandraSettings settings, Replication replication) {
    try (CqlSession session = Sessions.administrator(settings)) {
      session.setSchemaMetadataEnabled(false);
      run(session, "CREATE KEYSPACE IF NOT EXISTS " + settings.keyspace() + " WITH replication = " + replication.cql());
      run(session, "USE " + settings.keyspace());
      for (String table : Tables.ALL) run(session, table);
      for (String column : Tables.INDEXED) run(session, Tables.index(column));
      awaitIndexes(session, settings);
      run(session, "INSERT INTO meta (name, value) VALUES ('schema_version', " + Tables.VERSION + ") IF NOT EXISTS");
    } catch (DriverException e) {
      throw new StoreException(settings.place() + " could not be made: " + e.getMessage(), e);
    }
  }

  private static void run(CqlSession session, String cql) {
    if (!session.execute(SimpleStatement.newInstance(cql)).getExecutionInfo().isSchemaInAgreement()
        && !session.checkSchemaAgreement()) {
      throw new StoreException("The nodes of Cassandra do not agree on the schema after '" + cql.strip().split("\\(")[0].strip()
          + "': see that all are up ('nodetool describecluster'), then try again.");
    }
  }

  /** A new index answers no query before each node has made it. */
  private static void awaitIndexes(CqlSession session, CassandraSettings settings) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        for (String condition : List.of("state = 'x'", "paused = true", "failed = true", "process_label = 'x'", "ctime > 0")) {
          session.execute("SELECT pk FROM process WHERE " + condition + " LIMIT 1");
        }
        return;
      } catch (DriverException e) {
        if (System.nanoTime() > end) throw new StoreException(settings.place() + ": the indexes are not ready: " + e.getMessage(), e);
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
    if (row.getInt(0) != Tables.VERSION) {
      throw new StoreException(settings.place() + " has schema " + row.getInt(0) + ", this Clew knows " + Tables.VERSION
          + ": use the Clew that wrote it, or another keyspace.");
    }
  }
}
