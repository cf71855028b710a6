package org.clew.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clew.store.Batch;
import org.clew.store.ChildJvms;
import org.clew.store.ChildWriter;
import org.clew.store.EventRow;
import org.clew.store.StaleWriterException;
import org.clew.store.Store;
import org.clew.store.home.Stores;
import org.clew.testdb.PostgresServer;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs on one database, killed or frozen without warning. */
class PostgresJvmsTest {
  private static final String NEW_OWNER = "new owner";
  @TempDir private Path home;
  private ChildJvms children;

  @BeforeEach void prepare() {
    Homes.configure(home, PostgresServer.shared().database());
    children = new ChildJvms(home);
  }

  @AfterEach void end() {
    children.close();
  }

  @Test void aKilledJvmLosesNoAcknowledgedEventAndDoesNotDisturbTheOther() throws Exception {
    children.killOneOfTwo(2000);
    try (Store store = Stores.open(home)) {
      children.assertEverythingAcknowledgedIsThere(store);
    }
  }

  @Test void aFrozenOwnerHoldsUpNobodyAndWritesNothingWhenItWakes() throws Exception {
    Process frozen = children.start("frozen");
    Await.until("it has written much", () -> children.total("frozen") > 2000);
    signal("STOP", frozen);
    long[] owned = new long[ChildWriter.ENTITIES];
    try (Store store = Stores.open(home)) {
      long start = System.nanoTime();
      for (int i = 0; i < owned.length; i++) owned[i] = takeOver(store, ChildWriter.id("frozen", i));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      signal("CONT", frozen);
      assertThat(frozen.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(frozen.exitValue()).isEqualTo(3);
      children.assertEverythingAcknowledgedIsThere(store, "frozen");
      for (int i = 0; i < owned.length; i++) {
        List<EventRow> since = store.events(ChildWriter.id("frozen", i), owned[i], Long.MAX_VALUE, 9);
        assertThat(since).hasSize(2).allMatch(row -> row.writer().equals(NEW_OWNER));
      }
    }
  }

  /** Writes two events and answers the number of the first. */
  private static long takeOver(Store store, String id) {
    while (true) {
      long next = store.highestSequenceNr(id) + 1;
      try {
        await(store.write(new Batch(List.of(event(id, next, NEW_OWNER), event(id, next + 1, NEW_OWNER)), List.of())));
        return next;
      } catch (StaleWriterException _) {
        // the last commit of the frozen one was still on its way
      }
    }
  }

  private static void signal(String name, Process process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()).isZero();
  }
}
