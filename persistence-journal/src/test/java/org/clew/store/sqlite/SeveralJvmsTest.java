package org.clew.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.clew.store.ChildJvms;
import org.clew.store.ChildWriter;
import org.clew.store.Fixtures;
import org.clew.store.Graph;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs on one file, one of them killed without warning. */
class SeveralJvmsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  @TempDir private Path home;
  private ChildJvms children;

  @BeforeEach void prepare() {
    children = new ChildJvms(home);
  }

  @AfterEach void end() {
    children.close();
  }

  @Test void aKilledJvmLosesNoAcknowledgedEventAndDoesNotDisturbTheOther() throws Exception {
    children.killOneOfTwo(3000);
    try (SqliteStore store = SqliteStore.open(home)) {
      children.assertEverythingAcknowledgedIsThere(store);
      assertThat(sound(store)).isTrue();
    }
  }

  @Test void threeJvmsGetTheirTurns() throws Exception {
    List<String> names = List.of("one", "two", "three");
    for (String name : names) children.start(name);
    Await.until("all three have written much", () -> {
      for (String name : names) if (children.total(name) < 2000) return false;
      return true;
    }, LIMIT);
    for (Process child : children.processes()) child.getOutputStream().close();
    for (Process child : children.processes()) assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(children.processes()).extracting(Process::exitValue).containsOnly(0);
    try (SqliteStore store = SqliteStore.open(home)) {
      children.assertEverythingAcknowledgedIsThere(store);
      List<Long> pks = store.graph().active().stream().map(Graph.ProcessRow::pk).toList();
      assertThat(new HashSet<>(pks)).hasSize(3 * ChildWriter.ENTITIES);
    }
  }

  private static boolean sound(SqliteStore store) {
    return Fixtures.await(store.onWriter("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'")) == 1;
  }
}
