package org.clew.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.repository.Shelf.FULL;
import static org.clew.repository.Shelf.QUICK;
import static org.clew.repository.Shelf.content;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clew.data.Blob;
import org.clew.repository.FileCheck.Depth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepCrashTest {
  private static final Duration OLD = Duration.ofDays(2);
  /** Where a kill leaves something behind that others have to see through. */
  private static final Set<Moment> KILLED = EnumSet.of(Moment.PACK_NAMED, Moment.INDEX_NAMED, Moment.SET_ASIDE,
      Moment.OLD_INDEX_GONE);

  @TempDir private Path home;
  private Shelf shelf;
  private final List<Blob> named = new ArrayList<>();

  @BeforeEach void open() {
    shelf = new Shelf(home);
  }

  @AfterEach void close() {
    shelf.close();
  }

  @Test void nothingIsLostWhereverItIsKilled() throws Exception {
    Set<Moment> seen = EnumSet.noneOf(Moment.class);
    for (Moment moment : Moment.values()) {
      for (int pack = 0; pack < 2; pack++) {
        named.add(shelf.named("for " + moment + " " + pack));
        shelf.upkeep(QUICK);
      }
      named.add(shelf.named("new at " + moment));
      shelf.unnamed("garbage of " + moment, OLD);
      if (KILLED.contains(moment)) kill(moment);
      else assertThatThrownBy(() -> Upkeep.run(shelf.repository, shelf.store, FULL, Instant.now(), (_, _, _) -> {}, at -> {
        if (at == moment) throw new Stopped();
      })).isInstanceOf(Stopped.class);
      seen.add(moment);
      assertThat(named).as("after a halt at " + moment).allSatisfy(blob ->
          assertThat(Repository.open(home).blob(blob.sha256(), blob.size())
          .bytes()).hasSize((int) blob.size()));
    }
    assertThat(seen).containsExactly(Moment.values());
    shelf.upkeep(FULL);
    assertThat(shelf.packs()).hasSize(1);
    FileCheck.Report report = FileCheck.of(shelf.repository, shelf.store, Depth.WHOLE, (_, _, _) -> {});
    assertThat(report).isEqualTo(new FileCheck.Report(named.size(), named.stream().mapToLong(Blob::size).sum(), List.of(),
        List.of()));
  }

  private void kill(Moment moment) throws Exception {
    Process child = UpkeepChild.start(home, moment.name());
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as("it came to " + moment).isEqualTo(UpkeepChild.HALTED);
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test void othersPutAndReadWhileItWorksAndIsKilled() throws Exception {
    for (int i = 0; i < 100; i++) named.add(shelf.named("from before " + i));
    AtomicBoolean over = new AtomicBoolean();
    ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    Thread reader = Thread.ofVirtual().start(() -> guarded(failures, () -> {
      for (int i = 0; !over.get(); i++) assertThat(named.get(i % 100).bytes()).isEqualTo(content("from before " + i % 100));
    }));
    List<Blob> put = new ArrayList<>();
    Thread writer = Thread.ofVirtual().start(() -> guarded(failures, () -> {
      for (int i = 0; !over.get(); i++) {
        String text = "again and again " + i % 40;
        Blob blob = i < 40 ? shelf.unnamed(text, OLD) : shelf.repository.put(content(text));
        assertThat(shelf.repository.contains(blob.sha256(), blob.size())).isTrue();
        assertThat(blob.bytes()).isEqualTo(content(text));
        if (i >= 40 && put.size() < 40) {
          shelf.node(blob);
          put.add(blob);
        }
      }
    }));
    Process child = UpkeepChild.start(home, "AGAIN");
    try (var out = child.inputReader()) {
      for (int i = 0; i < 3; i++) assertThat(out.readLine()).isEqualTo("done");
    } finally {
      child.destroyForcibly().waitFor();
    }
    over.set(true);
    reader.join();
    writer.join();
    assertThat(failures).isEmpty();
    assertThat(put).hasSize(40).allSatisfy(blob -> assertThat(blob.bytes()).isNotEmpty());
    assertThat(FileCheck.of(shelf.repository, shelf.store, Depth.WHOLE, (_, _, _) -> {}).findings()).isEmpty();
  }

  private static void guarded(ConcurrentLinkedQueue<Throwable> failures, Work work) {
    try {
      work.run();
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }
}
