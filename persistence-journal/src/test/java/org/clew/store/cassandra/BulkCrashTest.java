package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.clew.provenance.TraversalRule.Way;
import org.clew.store.Graph.NodeRow;
import org.clew.store.StoreException;
import org.clew.testdb.OnCassandra;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JVMs that end in the middle of an insertion or a removal, and what those find who come after. */
@OnCassandra
class BulkCrashTest {
  private static final long PK = 900_000;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static CassandraSettings settings;
  private static CassandraStore store;

  @BeforeAll static void open() {
    settings = Cassandra.keyspace().withHeartbeat(Duration.ofSeconds(1));
    store = CassandraStore.open(settings);
  }

  @AfterAll static void close() {
    if (store != null) store.close();
  }

  private static void crash(Moment moment, long pk, String what) throws Exception {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow", "-Dclew.cassandra.at=" + Cassandra.address(), "-cp",
        System.getProperty("java.class.path"), CrashingBulk.class.getName(), settings.keyspace(), moment.name(),
            String.valueOf(pk), what)
        .inheritIO().start();
    assertThat(child.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(CrashingWriter.HALTED);
  }

  @ParameterizedTest @EnumSource(names = {"CLAIMED", "HALF_DONE"})
  void anInsertionIsWholeOrNotThere(Moment moment) throws Exception {
    long pk = PK + 10_000 * moment.ordinal();
    crash(moment, pk, "insert");
    if (moment == Moment.CLAIMED) {
      assertThat(present(pk)).isZero();
      assertThatThrownBy(() -> CrashingBulk.insert(store, pk)).isInstanceOf(StoreException.class)
          .hasMessageContaining("at the moment");
      Await.until("the slot is free", () -> {
        await(store.sweep());
        return inserted(pk);
      }, LIMIT);
    } else {
      Await.until("the rest is inserted", () -> {
        await(store.sweep());
        return store.annotations().extras(pk).equals(Map.of("k", 1L));
      }, LIMIT);
    }
    assertThat(present(pk)).isEqualTo(CrashingBulk.NODES);
    assertThat(store.bulk().links(List.of(pk, pk + 1), Way.FORWARD)).hasSize(2);
    assertThat(store.graph().node(CrashingBulk.uuid(pk + 7))).get().extracting(NodeRow::label).isEqualTo("bulk" + (pk + 7));
    assertThat(store.highestSequenceNr("bulk|" + pk)).isEqualTo(1);
    assertThatThrownBy(() -> CrashingBulk.insert(store, pk)).isInstanceOf(StoreException.class)
        .hasMessageContaining("there already");
  }

  @Test void aRemovalThatWasDecidedIsDone() throws Exception {
    long pk = PK + 50_000;
    Await.until("it is inserted", () -> inserted(pk), LIMIT);
    crash(Moment.HALF_DONE, pk, "remove");
    Await.until("it is removed", () -> {
      await(store.sweep());
      return store.bulk().links(List.of(pk + 2), Way.BACKWARD).isEmpty() && store.annotations().extras(pk).isEmpty();
    }, LIMIT);
    assertThat(present(pk)).isEqualTo(CrashingBulk.NODES - 2);
    assertThat(store.bulk().links(List.of(pk, pk + 1), Way.FORWARD)).isEmpty();
    assertThat(store.graph().node(CrashingBulk.uuid(pk))).isEmpty();
    assertThat(store.graph().nodesByLabel("bulk" + pk, 9)).isEmpty();
  }

  /** False while somebody else has the slot, who is not known to be dead yet. */
  private static boolean inserted(long pk) {
    try {
      CrashingBulk.insert(store, pk);
      return true;
    } catch (StoreException e) {
      assertThat(e).hasMessageContaining("at the moment");
      return false;
    }
  }

  private static long present(long pk) {
    long present = 0;
    for (long from = pk; from < pk + CrashingBulk.NODES; from += 400) {
      present += store.bulk().nodes(LongStream.range(from, from + 400).boxed().toList()).size();
    }
    return present;
  }
}
