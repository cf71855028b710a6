package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clew.store.Batch;
import org.clew.testdb.OnCassandra;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JVMs that end between the steps of a write, and what those find who come after. */
@OnCassandra
class CrashTest {
  private static final long PK = 800_000;
  private static CassandraSettings settings;
  private static CassandraStore store;

  @BeforeAll static void crash() throws Exception {
    settings = Cassandra.keyspace().withHeartbeat(Duration.ofSeconds(1));
    List<Process> writers = new ArrayList<>();
    writers.add(start(Moment.APPENDED, PK + 1, "replayed"));
    writers.add(start(Moment.APPENDED, PK + 2, "born again"));
    writers.add(start(Moment.APPENDED, PK + 3, "forgotten"));
    writers.add(start(Moment.CLAIMED, PK + 11, "claimed one", "claimed two"));
    writers.add(start(Moment.COMMITTED, PK + 21, "decided one", "decided two"));
    for (Process writer : writers) {
      assertThat(writer.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).isEqualTo(CrashingWriter.HALTED);
    }
    store = CassandraStore.open(settings);
  }

  @AfterAll static void close() {
    if (store != null) store.close();
  }

  private static Process start(Moment moment, long pk, String... entities) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow",
        "-Dclew.cassandra.at=" + Cassandra.address(), "-cp", System.getProperty("java.class.path"),
        CrashingWriter.class.getName(), settings.keyspace(), moment.name(), String.valueOf(pk)));
    command.addAll(List.of(entities));
    return new ProcessBuilder(command).inheritIO().start();
  }

  @Test void aRecoveryBringsTheGraphUpToTheEvents() {
    assertThat(store.replay("replayed", 1, 10).highestSequenceNr()).isEqualTo(1);
    assertThat(store.graph().process(PK + 1)).isPresent();
    await(store.write(events("replayed", 2, 2)));
  }

  @Test void whoIsToldThatAnEntityExistsFindsItWhole() {
    assertThat(await(store.writeIfAbsent(new Batch(events("born again", 1, 1).events(),
        List.of(process(PK + 2000, "Crash", "created", null)))))).isFalse();
    assertThat(store.graph().process(PK + 2)).isPresent();
    assertThat(store.graph().process(PK + 2000)).isEmpty();
  }

  @Test void anotherEngineFinishesWhatNobodyAsksFor() throws Exception {
    Await.until("it is finished", () -> store.graph().process(PK + 3).isPresent());
    assertThat(store.persistenceIds("forgotte", 1)).containsExactly("forgotten");
  }

  @Test void aBatchThatWasNotDecidedIsNotThere() {
    assertThat(store.events("claimed one", 1, 9, 9)).isEmpty();
    await(store.write(new Batch(events("claimed two", 1, 1).events(), List.of(process(PK + 1012, "Crash", "created", null)))));
    assertThat(store.highestSequenceNr("claimed one")).isZero();
    assertThat(store.graph().process(PK + 11)).isEmpty();
    assertThat(store.graph().process(PK + 12)).isEmpty();
    assertThat(store.graph().process(PK + 1012)).isPresent();
  }

  @Test void aBatchThatWasDecidedIsWhole() {
    assertThat(store.events("decided two", 1, 9, 9)).hasSize(1);
    assertThat(store.highestSequenceNr("decided one")).isEqualTo(1);
    assertThat(store.graph().process(PK + 21)).isPresent();
    assertThat(store.graph().process(PK + 22)).isPresent();
    await(store.write(events("decided one", 2, 3)));
  }
}
