package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;
import org.clew.testdb.OnCassandra;
import org.junit.jupiter.api.Test;

/** The node answers nothing for some seconds. */
@OnCassandra
class StoppedNodeTest {
  @Test void whoHasPatienceWaitsAndWhoHasNoneIsToldAndAllGoesOn() throws Exception {
    CassandraSettings settings = Cassandra.keyspace();
    try (CassandraStore patient = CassandraStore.open(settings.withPatience(Duration.ofSeconds(60)));
        CassandraStore impatient = CassandraStore.open(settings.withPatience(Duration.ofMillis(500)))) {
      await(patient.write(events("stopped|a", 1, 1)));
      await(impatient.write(events("stopped|b", 1, 1)));
      CompletionStage<Void> waiting;
      signal("-STOP");
      try {
        waiting = patient.write(new Batch(List.of(event("stopped|a", 2)), List.of(process(700_001, "P", "created", null))));
        assertThatThrownBy(() -> await(impatient.write(events("stopped|b", 2, 2)))).isInstanceOf(StoreException.class)
            .hasMessageContaining(settings.keyspace()).hasMessageContaining("nodetool status");
        assertThat(waiting.toCompletableFuture()).isNotDone();
      } finally {
        signal("-CONT");
      }
      await(waiting);
      assertThat(patient.graph().process(700_001)).isPresent();
      assertThat(patient.events("stopped|a", 1, 9, 9)).extracting(EventRow::sequenceNr).containsExactly(1L, 2L);
      assertTheUntoldEventIsThereOnce(patient);
    }
  }

  private static void assertTheUntoldEventIsThereOnce(CassandraStore store) {
    try {
      await(store.write(events("stopped|b", 2, 2)));
    } catch (StaleWriterException _) {
      assertThat(store.replay("stopped|b", 1, 9).highestSequenceNr()).isEqualTo(2);
    }
    assertThat(store.events("stopped|b", 1, 9, 9)).extracting(EventRow::sequenceNr).containsExactly(1L, 2L);
  }

  private static void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", name, String.valueOf(Cassandra.pid())).inheritIO().start();
    assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }
}
