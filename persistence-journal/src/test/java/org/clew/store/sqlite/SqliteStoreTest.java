package org.clew.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.sqlite.Fixtures.await;
import static org.clew.store.sqlite.Fixtures.event;
import static org.clew.store.sqlite.Fixtures.events;
import static org.clew.store.sqlite.Fixtures.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
  @TempDir private Path home;
  private SqliteStore store;

  @BeforeEach void open() {
    store = SqliteStore.open(home);
  }

  @AfterEach void close() {
    store.close();
  }

  @Test void eventsComeBackAsWritten() {
    await(store.write(events("process|a", 1, 5)));
    await(store.write(events("process|b", 1, 1)));
    close();
    open();
    assertThat(store.events("process|a", 2, 4, 10)).usingRecursiveComparison().isEqualTo(List.of(event("process|a", 2),
        event("process|a", 3), event("process|a", 4)));
    assertThat(store.events("process|a", 1, 100, 2)).extracting(EventRow::sequenceNr).containsExactly(1L, 2L);
    assertThat(store.highestSequenceNr("process|a")).isEqualTo(5);
    assertThat(store.highestSequenceNr("process|none")).isZero();
    assertThat(store.persistenceIds("", 10)).containsExactly("process|a", "process|b");
    assertThat(store.persistenceIds("process|a", 10)).containsExactly("process|b");
  }

  @Test void keepsTheNameOfAnyWriter() {
    await(store.write(new Batch(List.of(event("a", 1, "018F4E9A-0000-7000-8000-000000000001"), event("a", 2, "me")), List.of())));
    assertThat(store.events("a", 1, 9, 9)).extracting(EventRow::writer)
        .containsExactly("018F4E9A-0000-7000-8000-000000000001", "me");
  }

  @Test void replayTellsHighestNumberAndFirstEvents() {
    await(store.write(events("a", 1, 10)));
    assertThat(store.replay("a", 8, 5).highestSequenceNr()).isEqualTo(10);
    assertThat(store.replay("a", 8, 5).events()).extracting(EventRow::sequenceNr).containsExactly(8L, 9L, 10L);
    assertThat(store.replay("a", 1, 5).highestSequenceNr()).isEqualTo(10);
    assertThat(store.replay("a", 11, 5).highestSequenceNr()).isEqualTo(10);
    assertThat(store.replay("b", 1, 5).highestSequenceNr()).isZero();
  }

  @Test void refusesAStaleWriterAndCommitsItsBatchMates() {
    await(store.write(events("a", 1, 2)));
    List<CompletionStage<Void>> good = new ArrayList<>();
    List<CompletionStage<Void>> stale = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      good.add(store.write(new Batch(events("good" + i, 1, 2).events(), List.of(process(1000 + i, "P", "created", null)))));
      stale.add(store.write(new Batch(List.of(event("stale" + i, 1), event("a", 2, "old")),
          List.of(process(5000 + i, "P", "created", null)))));
    }
    good.forEach(Fixtures::await);
    for (CompletionStage<Void> refused : stale) assertThatThrownBy(() -> await(refused)).isInstanceOf(StaleWriterException.class);
    assertThat(store.events("a", 1, 9, 9)).usingRecursiveComparison().isEqualTo(List.of(event("a", 1), event("a", 2)));
    for (int i = 0; i < 200; i++) {
      assertThat(store.highestSequenceNr("good" + i)).isEqualTo(2);
      assertThat(store.graph().process(1000 + i)).isPresent();
      assertThat(store.highestSequenceNr("stale" + i)).isZero();
      assertThat(store.graph().process(5000 + i)).isEmpty();
    }
    await(store.write(events("stale7", 1, 1)));
    assertThat(store.highestSequenceNr("stale7")).isEqualTo(1);
  }

  @Test void createsAnEntityOnce() {
    assertThat(await(store.writeIfAbsent(new Batch(events("child", 1, 2).events(), List.of(process(7, "P", "created", null))))))
        .isTrue();
    assertThat(await(store.writeIfAbsent(new Batch(events("child", 1, 3).events(), List.of(process(8, "P", "created", null))))))
        .isFalse();
    assertThat(store.highestSequenceNr("child")).isEqualTo(2);
    assertThat(store.graph().process(8)).isEmpty();
    assertThatThrownBy(() -> store.writeIfAbsent(new Batch(List.of(), List.of()))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test void deletedEventsAreGoneButTheirNumbersStayTaken() {
    await(store.write(events("a", 1, 3)));
    await(store.deleteEvents("a", 3));
    assertThat(store.events("a", 1, 9, 9)).isEmpty();
    assertThat(store.highestSequenceNr("a")).isEqualTo(3);
    assertThatThrownBy(() -> await(store.write(events("a", 2, 2)))).isInstanceOf(StaleWriterException.class);
  }

  @Test void snapshotsAreFoundByTheirBounds() {
    for (long nr = 10; nr <= 30; nr += 10) await(
        store.saveSnapshot(new SnapshotRow("a", nr, nr * 100, 33, "m", new byte[] {(byte) nr})));
    assertThat(store.snapshot("a", Long.MAX_VALUE, Long.MAX_VALUE)).get().extracting(SnapshotRow::sequenceNr).isEqualTo(30L);
    assertThat(store.snapshot("a", 29, Long.MAX_VALUE)).get().extracting(SnapshotRow::payload).isEqualTo(new byte[] {20});
    assertThat(store.snapshot("a", 29, 1500)).get().extracting(SnapshotRow::sequenceNr).isEqualTo(10L);
    await(store.deleteSnapshots("a", SnapshotRange.upTo(20)));
    assertThat(store.snapshot("a", 29, Long.MAX_VALUE)).isEmpty();
    assertThat(store.persistenceIds("", 10)).isEmpty();
  }

  @Test void tagsNameSequenceNumbers() {
    await(store.tag("a", "before scf", 4));
    await(store.tag("a", "begin", 1));
    await(store.tag("a", "gone", 2));
    await(store.tag("a", "before scf", 3));
    await(store.untag("a", "gone"));
    assertThat(store.tags("a")).extracting(tag -> tag.tag() + "=" + tag.sequenceNr()).containsExactly("begin=1", "before scf=3");
    assertThat(store.allTags()).isEqualTo(store.tags("a"));
    assertThat(store.tags("b")).isEmpty();
  }

  @Test void pksAreUniqueOverTwoStoresInOneFile() throws Exception {
    Set<Long> pks = new ConcurrentSkipListSet<>();
    try (SqliteStore other = SqliteStore.open(home); var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        SqliteStore mine = i % 2 == 0 ? store : other;
        threads.submit(() -> {
          for (int j = 0; j < 2000; j++) {
            long first = mine.allocatePks(3);
            for (long pk = first; pk < first + 3; pk++) if (!pks.add(pk)) pks.add(-pk);
          }
        });
      }
    }
    assertThat(pks).hasSize(24_000).allMatch(pk -> pk > 0);
    assertThat(store.allocatePks(100_000)).isGreaterThan(new TreeSet<>(pks).last());
  }

  @Test void dataVersionChangesWithCommitsOfOthers() {
    long before = store.dataVersion();
    assertThat(store.dataVersion()).isEqualTo(before);
    try (SqliteStore other = SqliteStore.open(home)) {
      await(other.write(events("a", 1, 1)));
      assertThat(store.dataVersion()).isNotEqualTo(before);
    }
  }

  @Test void commitsWhatIsQueuedBeforeItCloses() {
    List<CompletionStage<Void>> writes = new ArrayList<>();
    for (int i = 0; i < 500; i++) writes.add(store.write(events("a" + i, 1, 1)));
    store.close();
    writes.forEach(Fixtures::await);
    assertThatThrownBy(() -> await(store.write(events("b", 1, 1)))).isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.events("b", 1, 1, 1)).isInstanceOf(StoreException.class).hasMessageContaining("closed");
  }
}
