package org.clew.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;
import static org.clew.store.Fixtures.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.store.Annotations;
import org.clew.store.Batch;
import org.clew.store.Calculations;
import org.clew.store.EventRow;
import org.clew.store.ExtrasChange;
import org.clew.store.Graph;
import org.clew.store.Groups;
import org.clew.store.Row;
import org.clew.store.SnapshotRow;
import org.clew.store.StaleWriterException;
import org.clew.store.Store;
import org.clew.store.StoreException;
import org.clew.store.Table;
import org.clew.store.Uuids;
import org.clew.store.postgres.PostgresPlace;
import org.clew.store.postgres.PostgresStore;
import org.clew.store.sql.SqlStore;
import org.clew.store.sqlite.SqliteStore;
import org.clew.testdb.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {
  @TempDir private Path directory;

  @Test void everythingComesThroughPostgresAndBack() {
    PostgresPlace place = PostgresServer.shared().database();
    PostgresStore.init(place);
    Set<Table> seen = new java.util.HashSet<>();
    try (SqlStore first = SqliteStore.open(directory.resolve("first")); SqlStore middle = PostgresStore.open(place);
        SqlStore last = SqliteStore.open(directory.resolve("last"))) {
      fill(first);
      Map<Table, Long> counts = Move.copy(first, middle, (table, done, all) -> {
        assertThat(done).isBetween(1L, all);
        seen.add(table);
      });
      assertThat(seen).containsExactlyInAnyOrder(Table.values());
      assertThat(counts).containsEntry(Table.EVENT, 2506L).containsEntry(Table.ENTITY, 4L);
      Move.copy(middle, last, (_, _, _) -> { });
      for (Table table : Table.values()) assertThat(all(last, table)).as(table.durable()).isDeepEqualTo(all(first, table));
      for (SqlStore copy : List.of(middle, last)) assertGoesOn(copy, first.nextPk());
    }
  }

  @Test void aStoreThatHoldsSomethingIsNoTarget() {
    try (SqlStore from = SqliteStore.open(directory.resolve("from")); SqlStore to = SqliteStore.open(directory.resolve("to"))) {
      await(to.write(events("a", 1, 1)));
      assertThatThrownBy(() -> Move.copy(from, to, (_, _, _) -> { })).isInstanceOf(StoreException.class)
          .hasMessageContainingAll("not empty", to.place());
    }
  }

  static void fill(Store store) {
    long pk = store.allocatePks(2);
    await(store.write(new Batch(List.of(event("a", 1), event("a", 2, "a writer without uuid"), event("a", 3)), List.of(
        process(pk, "P", "created", null), new Row.DataNode(pk + 1, Uuids.next(), "data.str", "ünï \u0000", "label", NOON),
        new Row.Link(pk + 1, pk, "input_work", "x"), new Row.Log(pk, NOON, 20, "l", "message", 0)))));
    await(store.write(rows(new Row.ProcessChange(pk, null, null, null, null, null, null, null, null, null,
        java.util.Map.of(Calculations.HASH, "0b".repeat(32)), NOON))));
    await(store.write(events("long", 1, 2500)));
    await(store.write(events("deleted", 1, 3)));
    await(store.deleteEvents("deleted", 3));
    await(store.saveSnapshot(new SnapshotRow("a", 2, 5, 33, "m", new byte[] {1, 0, -1})));
    await(store.tag("tagged", "begin", 1));
    await(store.annotations().changeExtras(pk, List.of(new ExtrasChange.Put(List.of("a", "b"), 1L))));
    await(store.annotations().saveComment(new Annotations.Comment(Uuids.next(), pk, "ann", NOON, NOON, "a comment")));
    Groups.Group group = new Groups.Group(Uuids.next(), "a/group", Groups.CORE, "described", "ann", NOON, Map.of("c", "d"));
    await(store.annotations().groups().create(group));
    await(store.annotations().groups().add(group.uuid(), List.of(pk, pk + 1)));
  }

  static void assertGoesOn(Store copy, long nextPk) {
    assertThat(copy.events("a", 1, 9, 9)).extracting(EventRow::writer).contains("a writer without uuid");
    assertThat(copy.graph().processes(new Graph.Filter(Set.of(), java.util.Optional.empty(), false, false, true,
        java.util.Optional.empty(), java.util.OptionalLong.empty(), 9))).hasSize(1);
    assertThatThrownBy(() -> await(copy.write(events("deleted", 3, 3)))).isInstanceOf(StaleWriterException.class);
    await(copy.write(events("new", 1, 2)));
    assertThat(copy.highestSequenceNr("new")).isEqualTo(2);
    assertThat(copy.highestSequenceNr("a")).isEqualTo(3);
    assertThat(copy.allocatePks(1)).isGreaterThanOrEqualTo(nextPk);
  }

  static Object[][] all(SqlStore store, Table table) {
    List<Object[]> rows = new ArrayList<>(store.page(table, null, 1000));
    for (List<Object[]> more = rows; more.size() == 1000;) {
      more = store.page(table, rows.getLast(), 1000);
      rows.addAll(more);
    }
    return rows.toArray(Object[][]::new);
  }
}
