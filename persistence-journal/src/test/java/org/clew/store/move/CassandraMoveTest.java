package org.clew.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.clew.store.Batch;
import org.clew.store.PlainJson;
import org.clew.store.StoreException;
import org.clew.store.Table;
import org.clew.store.cassandra.CassandraPlace;
import org.clew.store.cassandra.CassandraStore;
import org.clew.store.sql.SqlStore;
import org.clew.store.sqlite.SqliteStore;
import org.clew.testdb.CassandraServer;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an embedded store into Cassandra and back, and what a move leaves that was killed half-way. */
@OnCassandra
class CassandraMoveTest {
  @TempDir private Path directory;

  private static CassandraPlace place() {
    CassandraPlace place = MovingChild.place(CassandraServer.keyspace());
    place.create();
    return place;
  }

  @Test void everythingComesThroughCassandraAndBack() {
    CassandraPlace place = place();
    long next;
    try (SqlStore first = SqliteStore.open(directory.resolve("first"));
        CassandraStore middle = place.open(); SqlStore last = SqliteStore.open(directory.resolve("last"))) {
      MoveTest.fill(first);
      next = first.nextPk();
      Map<Table, Long> counts = Move.copy(first, middle, (_, _, _) -> { });
      assertThat(middle.counts()).isEqualTo(counts);
      assertThat(middle.calculations().withHash("0b".repeat(32), 0, 9)).containsExactly(1L);
      assertThat(middle.events("deleted", 1, 9, 1)).isEmpty();
      Move.copy(middle, last, (_, done, all) -> assertThat(done).isLessThanOrEqualTo(all));
      for (Table table : Table.values()) assertThat(rows(last, table)).as(table.durable()).isEqualTo(rows(first, table));
      MoveTest.assertGoesOn(middle, next);
      MoveTest.assertGoesOn(last, next);
    }
    try (CassandraStore middle = place.open(); SqlStore again = SqliteStore.open(directory.resolve("again"))) {
      await(middle.deleteEvents("a", 3));
      await(middle.write(new Batch(List.of(event("a", 4)), List.of())));
      Map<Table, Long> counts = Move.copy(middle, again, (_, _, _) -> { });
      assertThat(counts).containsEntry(Table.EVENT, 2506L + 2 + 1);
      assertThat(again.replay("a", 1, 9).events()).hasSize(1);
      assertThatThrownBy(() -> await(again.write(new Batch(List.of(event("a", 2)), List.of()))))
          .hasMessageContaining("already written");
    }
  }

  @Test void aMoveThatIsKilledLeavesTheSourceAsItWasAndATargetThatIsRefused() throws Exception {
    Path home = directory.resolve("source");
    Map<Table, List<String>> before = new TreeMap<>();
    try (SqlStore source = SqliteStore.open(home)) {
      MoveTest.fill(source);
      for (Table table : Table.values()) before.put(table, rows(source, table));
    }
    String url = CassandraServer.keyspace();
    MovingChild.place(url).create();
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-cp", System.getProperty("java.class.path"), MovingChild.class.getName(), home.toString(), url).inheritIO().start();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(MovingChild.HALTED);
    try (SqlStore source = SqliteStore.open(home); CassandraStore target = MovingChild.place(url).open()) {
      for (Table table : Table.values()) assertThat(rows(source, table)).as(table.durable()).isEqualTo(before.get(table));
      assertThatThrownBy(() -> Move.copy(source, target, (_, _, _) -> { })).isInstanceOf(StoreException.class)
          .hasMessageContaining("is not empty").hasMessageContaining(target.place());
    }
  }

  /** Rows as texts, with the ids of entities in the place of their numbers, and trees with their keys in order. */
  private static List<String> rows(SqlStore store, Table table) {
    Map<Object, Object> ids = new HashMap<>();
    for (Object[] entity : MoveTest.all(store, Table.ENTITY)) ids.put(entity[0], entity[1]);
    int entity = table == Table.ENTITY ? 0 : table.columns().indexOf("entity");
    int content = table == Table.NODE ? table.columns().indexOf("content") : -1;
    return Arrays.stream(MoveTest.all(store, table)).map(row -> {
      Object[] values = row.clone();
      if (entity >= 0) values[entity] = ids.get(row[entity]);
      if (content >= 0 && PlainJson.read((String) row[content]) instanceof Map<?, ?> map) values[content] = new TreeMap<>(map)
          .toString();
      return Arrays.deepToString(values);
    }).sorted(Comparator.naturalOrder()).toList();
  }
}
