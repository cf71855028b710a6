package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of stores on one node. */
@OnCassandra
class CassandraStoreTest extends StoreContract {
  @RegisterExtension static final EmptiedTables TABLES = new EmptiedTables(false);

  @Override protected void makePlace() {
    TABLES.empty();
  }

  @Override protected Store open() {
    return TABLES.open();
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
