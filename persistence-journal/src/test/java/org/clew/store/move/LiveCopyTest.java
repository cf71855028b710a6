package org.clew.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.NOON;
import static org.clew.store.Fixtures.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.clew.checkpoint.Integrity;
import org.clew.process.Birth;
import org.clew.process.ChildRecord;
import org.clew.process.Evolution;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Groups;
import org.clew.store.Inventory;
import org.clew.store.Portable;
import org.clew.store.Store;
import org.clew.store.StoreException;
import org.clew.store.Table;
import org.clew.store.Uuids;
import org.clew.store.sql.SqlStore;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of an embedded store in which a history goes on before each read. */
class LiveCopyTest {
  /** The graph; what people say of it is not part of the history. */
  private static final List<Table> GRAPH = List.of(Table.NODE, Table.PROCESS, Table.CALCULATION, Table.LINK, Table.LOG);

  private interface Source extends Store, Portable {
    @Override void close();
  }

  @TempDir private Path directory;

  @ParameterizedTest @ValueSource(ints = {1, 2, 5})
  void aCopyIsSoundAndTheRestOfTheHistoryCanFollow(int pace) {
    List<Batch> history = new LivesOfProcesses().twoChains();
    for (int begin = 0; begin <= history.size(); begin += begin < history.size() ? Math.min(pace, history.size() - begin) : 1) {
      try (SqlStore source = SqliteStore.open(directory.resolve("source" + begin));
          SqlStore copy = SqliteStore.open(directory.resolve("copy" + begin))) {
        source.allocatePks(1000);
        history.subList(0, begin).forEach(batch -> await(source.write(batch)));
        Queue<Batch> rest = new ArrayDeque<>(history.subList(begin, history.size()));
        Source going = going(source, rest, pace);
        LiveCopy.copy(going, going, copy);
        rest.forEach(batch -> await(source.write(batch)));
        assertThat(Integrity.of(copy, _ -> { }).findings()).as("a copy begun at " + begin).isEmpty();
        assertThatEndsAreKnownToTheirProcesses(copy);
        assertThat(copy.inventory()).satisfies(LiveCopyTest::hasNothingWithoutMaker);
        for (Batch batch : history) if (!isIn(copy, batch)) await(copy.write(batch));
        assertThat(Integrity.of(copy, _ -> { }).findings()).as("begun at " + begin + ", gone on").isEmpty();
        for (Table table : GRAPH) assertThat(rows(copy, table)).as(table + " of a copy begun at " + begin)
            .isEqualTo(rows(source, table));
        assertThat(copy.allocatePks(1)).isGreaterThan(1000);
      }
    }
  }

  @Test void whatPeopleSayOfAProcessThatGoesOnComesAlong() {
    try (SqlStore source = SqliteStore.open(directory.resolve("source"));
        SqlStore copy = SqliteStore.open(directory.resolve("copy"))) {
      new LivesOfProcesses().twoChains().subList(0, 4).forEach(batch -> await(source.write(batch)));
      await(source.annotations().label(LivesOfProcesses.CHAIN, "mine"));
      await(source.annotations().description(LivesOfProcesses.CHAIN, "of today"));
      LiveCopy.copy(source, source, copy);
      assertThat(copy.graph().node(LivesOfProcesses.CHAIN)).hasValueSatisfying(node -> {
        assertThat(node.label()).isEqualTo("mine");
        assertThat(node.description()).isEqualTo("of today");
      });
    }
  }

  @Test void aGroupThatIsMadeMeanwhileIsLeftOutWithItsMembers() {
    try (SqlStore source = SqliteStore.open(directory.resolve("source"));
        SqlStore copy = SqliteStore.open(directory.resolve("copy"))) {
      new LivesOfProcesses().twoChains().forEach(batch -> await(source.write(batch)));
      Groups.Group group = new Groups.Group(Uuids.next(), "late", Groups.CORE, "", "ann", NOON, Map.of());
      Source going = before(source, (method, given) -> {
        if (!method.equals("rows") || given[0] != Table.GROUP_MEMBER) return;
        await(source.annotations().groups().create(group));
        await(source.annotations().groups().add(group.uuid(), List.of(LivesOfProcesses.CHAIN)));
      });
      LiveCopy.copy(going, going, copy);
      assertThat(rows(source, Table.GROUP_MEMBER)).hasSize(1);
      assertThat(rows(copy, Table.GROUP_MEMBER)).isEmpty();
    }
  }

  @Test void whoUsesWhatAnotherOneMadeBehindTheCutMakesItFail() {
    LivesOfProcesses lives = new LivesOfProcesses();
    try (SqlStore source = SqliteStore.open(directory.resolve("source"));
        SqlStore copy = SqliteStore.open(directory.resolve("copy"))) {
      lives.maker().forEach(batch -> await(source.write(batch)));
      await(source.write(lives.user()));
      Queue<Batch> behind = new ArrayDeque<>(List.of(lives.made(), lives.used()));
      Source going = before(source, (method, given) -> {
        if (!method.equals("events") || !given[0].equals(lives.userId())) return;
        while (!behind.isEmpty()) await(source.write(behind.remove()));
      });
      assertThatThrownBy(() -> LiveCopy.copy(going, going, copy)).isInstanceOf(StoreException.class)
          .hasMessageContaining("try again");
    }
  }

  /** Before each read, so many batches are written. */
  private static Source going(SqlStore source, Queue<Batch> rest, int pace) {
    return before(source, (_, _) -> {
      for (int i = 0; i < pace && !rest.isEmpty(); i++) await(source.write(rest.remove()));
    });
  }

  /** The store, with something done before each call. */
  private static Source before(SqlStore source, BiConsumer<String, Object[]> first) {
    return (Source) Proxy.newProxyInstance(Source.class.getClassLoader(), new Class<?>[] {Source.class}, (_, method, given) -> {
      first.accept(method.getName(), given);
      try {
        return method.invoke(source, given);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
  }

  /** What a caller knows of the end of a child has happened. */
  private static void assertThatEndsAreKnownToTheirProcesses(SqlStore copy) {
    for (Graph.ProcessRow row : copy.graph().processes(new Graph.Filter(Set.of(), Optional.empty(), false, false, false,
        Optional.empty(), OptionalLong.empty(), 100))) {
      List<EventRow> journal = copy.events(Birth.persistenceId(row.uuid()), 1, 100, 100);
      if (journal.isEmpty()) continue;
      for (ChildRecord child : Evolution.replay(journal.stream().map(Cut::event).toList()).chain().children().values()) {
        if (!child.isOpen()) assertThat(copy.graph().process(child.birth().node().pk()).orElseThrow().sealed()).isTrue();
      }
    }
  }

  /** But for the first input, all data of the history are made by a process. */
  private static void hasNothingWithoutMaker(Inventory inventory) {
    Set<Long> data = new TreeSet<>();
    inventory.types((pk, type) -> {
      if (type.startsWith("data.")) data.add(pk);
    });
    inventory.links(link -> {
      if (link.type().equals("create")) data.remove(link.targetPk());
    });
    assertThat(data).isSubsetOf(LivesOfProcesses.FIRST_INPUT);
  }

  private static boolean isIn(Store copy, Batch batch) {
    EventRow first = batch.events().getFirst();
    return copy.highestSequenceNr(first.persistenceId()) >= first.sequenceNr();
  }

  private static List<String> rows(SqlStore store, Table table) {
    List<String> rows = new ArrayList<>();
    for (Object[] row : MoveTest.all(store, table)) rows.add(Arrays.deepToString(row));
    return rows;
  }
}
