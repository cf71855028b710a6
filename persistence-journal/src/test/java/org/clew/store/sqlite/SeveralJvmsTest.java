package org.clew.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.store.Fixtures.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.clew.store.EventRow;
import org.clew.store.Fixtures;
import org.clew.store.Graph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs on one file, one of them killed without warning. */
class SeveralJvmsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  @TempDir private Path home;
  private final List<Process> children = new java.util.ArrayList<>();

  @AfterEach void end() {
    children.forEach(Process::destroyForcibly);
  }

  @Test void aKilledJvmLosesNoAcknowledgedEventAndDoesNotDisturbTheOther() throws Exception {
    Process victim = start("victim");
    Process survivor = start("survivor");
    until(LIMIT, () -> total("victim") > 3000 && total("survivor") > 3000);
    victim.destroyForcibly();
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    long before = total("survivor");
    until(LIMIT, () -> total("survivor") > before + 3000);
    survivor.getOutputStream().close();
    assertThat(survivor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(survivor.exitValue()).isZero();
    try (SqliteStore store = SqliteStore.open(home)) {
      assertEverythingAcknowledgedIsThere(store, "victim");
      assertEverythingAcknowledgedIsThere(store, "survivor");
      assertThat(sound(store)).isTrue();
    }
  }

  @Test void threeJvmsGetTheirTurns() throws Exception {
    List<String> names = List.of("one", "two", "three");
    for (String name : names) start(name);
    until(LIMIT, () -> {
      for (String name : names) if (total(name) < 2000) return false;
      return true;
    });
    for (Process child : children) child.getOutputStream().close();
    for (Process child : children) assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(children).extracting(Process::exitValue).containsOnly(0);
    try (SqliteStore store = SqliteStore.open(home)) {
      for (String name : names) assertEverythingAcknowledgedIsThere(store, name);
      List<Long> pks = store.graph().active().stream().map(Graph.ProcessRow::pk).toList();
      assertThat(new HashSet<>(pks)).hasSize(3 * ChildWriter.ENTITIES);
    }
  }

  private void assertEverythingAcknowledgedIsThere(SqliteStore store, String name) throws IOException {
    long[] acknowledged = ChildWriter.acknowledged(notes(name));
    for (int i = 0; i < acknowledged.length; i++) {
      List<Long> numbers = store.events(ChildWriter.id(name, i), 1, Long.MAX_VALUE, Long.MAX_VALUE).stream()
          .map(EventRow::sequenceNr).toList();
      assertThat((long) numbers.size()).isGreaterThanOrEqualTo(acknowledged[i]);
      assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }
  }

  private static boolean sound(SqliteStore store) {
    return Fixtures.await(store.onWriter("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'")) == 1;
  }

  private long total(String name) throws IOException {
    return Files.exists(notes(name)) && Files.size(notes(name)) > 0
        ? Arrays.stream(ChildWriter.acknowledged(notes(name))).sum() : 0;
  }

  private Path notes(String name) {
    return home.resolve(name + ".acknowledged");
  }

  private Process start(String name) throws IOException {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), ChildWriter.class.getName(),
        home.toString(), notes(name).toString(), name).redirectError(ProcessBuilder.Redirect.INHERIT)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    children.add(child);
    return child;
  }
}
