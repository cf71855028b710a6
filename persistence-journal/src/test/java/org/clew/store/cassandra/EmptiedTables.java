package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The keyspace that tests share, emptied before each of them, which is quicker than a new one, most of all without a commit log;
 * the other tests of this package have one.
 */
final class EmptiedTables implements BeforeAllCallback, AfterAllCallback {
  /** Tables in which nothing that a test looks for can be left by another. */
  private static final Set<String> KEPT = Set.of("meta", "instance", "alive", "touched", "version", "counter", "multi", "bulk",
      "bulk_slot");

  /** Whether tests delete rows: what is left of these is not seen, and hides what the next test writes. */
  private final boolean deleting;
  private CassandraSettings settings;
  private CqlSession session;

  EmptiedTables(boolean deleting) {
    this.deleting = deleting;
  }

  @Override public void beforeAll(ExtensionContext context) {
    settings = Cassandra.keyspace();
    session = Sessions.open(settings);
    durableWrites(false);
  }

  @Override public void afterAll(ExtensionContext context) {
    if (session == null) return;
    if (deleting) empty();
    durableWrites(true);
    session.close();
  }

  private void durableWrites(boolean on) {
    session.execute("ALTER KEYSPACE " + settings.keyspace() + " WITH durable_writes = " + on);
  }

  void empty() {
    List<? extends CompletionStage<?>> emptied = Tables.ALL.stream().map(table -> table.split(" ")[5])
        .filter(name -> !KEPT.contains(name))
        .map(name -> session.executeAsync("SELECT * FROM " + name + " LIMIT 1").thenCompose(found ->
            found.one() == null && !deleting ? Stages.done(null) : session.executeAsync("TRUNCATE " + name))).toList();
    Stages.all(emptied).toCompletableFuture().join();
  }

  CassandraStore open() {
    return CassandraStore.open(settings);
  }
}
