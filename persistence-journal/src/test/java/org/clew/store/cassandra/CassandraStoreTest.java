package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.clew.store.Batch;
import org.clew.store.Fixtures;
import org.clew.store.Graph;
import org.clew.store.Row;
import org.clew.store.Store;
import org.clew.store.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
        .filter(name -> !KEPT.contains(name))
        .map(name -> session.executeAsync("SELECT * FROM " + name + " LIMIT 1").thenCompose(found ->
            found.one() == null ? Stages.done(null) : session.executeAsync("TRUNCATE " + name))).toList();
    Stages.all(emptied).toCompletableFuture().join();
  }

  @Override protected Store open() {
    return CassandraStore.open(settings);
  }

  @Test void whoIsToldOfACommitMayReadAtOnce() {
    CompletionStage<Long> read = store.write(Fixtures.events("a", 1, 3)).thenApply(_ -> store.highestSequenceNr("a"));
    assertThat(Fixtures.await(read)).isEqualTo(3);
  }

  @Test void fewAmongManyAreFoundByAnIndexAndManyByAWalk() {
    long pk = store.allocatePks(3000);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 3000; i++) rows.add(Fixtures.process(pk + i, "Many", i == 7 ? "running" : "finished", null));
    Fixtures.await(store.write(new Batch(List.of(), rows)));
    assertThat(store.graph().processes(filter(Set.of("running"), 9))).extracting(Graph.ProcessRow::pk).containsExactly(pk + 7);
    assertThat(store.graph().processes(filter(Set.of("finished"), 2500))).extracting(Graph.ProcessRow::pk).hasSize(2500)
        .startsWith(pk + 2999, pk + 2998).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(store.graph().processCounts()).isEqualTo(Map.of("running", 1L, "finished", 2999L));
  }

  private static Graph.Filter filter(Set<String> states, int limit) {
    return new Graph.Filter(states, Optional.empty(), false, false, false, Optional.empty(), OptionalLong.empty(), limit);
  }
}
