package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.clew.store.Store;
import org.clew.store.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract of stores on one node. Each test gets emptied tables, which is quicker than new ones, most of all without a commit
 * log; the other tests of this package have one.
 */
class CassandraStoreTest extends StoreContract {
  /** Tables in which nothing that a test looks for can be left by another. */
  private static final Set<String> KEPT = Set.of("meta", "instance", "alive", "touched", "version", "counter", "multi");
  private static CassandraSettings settings;
  private static CqlSession session;

  @BeforeAll static void makeTables() {
    settings = Cassandra.keyspace();
    session = Sessions.open(settings);
    durableWrites(false);
  }

  @AfterAll static void disconnect() {
    if (session == null) return;
    durableWrites(true);
    session.close();
  }

  private static void durableWrites(boolean on) {
    session.execute("ALTER KEYSPACE " + settings.keyspace() + " WITH durable_writes = " + on);
  }

  @Override protected void makePlace() {
    List<? extends CompletionStage<?>> emptied = Tables.ALL.stream().map(table -> table.split(" ")[5])
        .filter(name -> !KEPT.contains(name)).map(name -> session.executeAsync("TRUNCATE " + name)).toList();
    Stages.all(emptied).toCompletableFuture().join();
  }

  @Override protected Store open() {
    return CassandraStore.open(settings);
  }
}
