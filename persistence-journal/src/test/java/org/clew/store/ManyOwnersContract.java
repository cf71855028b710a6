package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.clew.testwait.Await;
import org.junit.jupiter.api.Test;

/** What holds when several instances are open on one place. Part of {@link StoreContract}. */
abstract class ManyOwnersContract extends GraphContract {
  @Test void whatOneInstanceAcknowledgedTheOthersSee() {
    try (Store other = open()) {
      await(other.write(new Batch(events("a", 1, 2).events(), List.of(process(5, "P", "created", null)))));
      assertThat(store.highestSequenceNr("a")).isEqualTo(2);
      assertThat(store.graph().process(5)).isPresent();
      await(store.write(events("a", 3, 3)));
      assertThatThrownBy(() -> await(other.write(events("a", 3, 4)))).isInstanceOf(StaleWriterException.class);
      assertThat(other.events("a", 1, 9, 9)).extracting(EventRow::sequenceNr).containsExactly(1L, 2L, 3L);
      await(other.write(events("a", 4, 4)));
    }
  }

  @Test void ofTwoOwnersExactlyOneWritesEachEvent() throws Exception {
    int rounds = 100;
    List<Set<Long>> won = List.of(new HashSet<>(), new HashSet<>());
    try (Store other = open()) {
      List<Store> owners = List.of(store, other);
      for (long nr = 1; nr <= rounds; nr++) {
        List<CompletionStage<Void>> tries = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          tries.add(owners.get(i).write(new Batch(List.of(event("a", nr, "owner" + i)), List.of())));
        }
        for (int i = 0; i < 2; i++) if (succeeded(tries.get(i))) won.get(i).add(nr);
      }
    }
    List<EventRow> written = store.events("a", 1, 2 * rounds, 2 * rounds);
    assertThat(written).extracting(EventRow::sequenceNr)
        .isEqualTo(LongStream.rangeClosed(1, rounds).boxed().toList());
    for (EventRow row : written) {
      assertThat(won.get(0).contains(row.sequenceNr())).isEqualTo(row.writer().equals("owner0"));
      assertThat(won.get(1).contains(row.sequenceNr())).isEqualTo(row.writer().equals("owner1"));
    }
  }

  @Test void ofTwoBirthsOneIsTheFirst() {
    try (Store other = open()) {
      for (int i = 0; i < 50; i++) {
        Batch birth = events("child" + i, 1, 2);
        var mine = store.writeIfAbsent(birth);
        var others = other.writeIfAbsent(birth);
        assertThat(List.of(await(mine), await(others))).containsExactlyInAnyOrder(true, false);
      }
    }
  }

  @Test void pksAreUniqueOverTwoInstances() throws Exception {
    Set<Long> pks = new ConcurrentSkipListSet<>();
    try (Store other = open(); var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        Store mine = i % 2 == 0 ? store : other;
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

  @Test void dataVersionChangesWithCommitsOfOthers() throws Exception {
    Await.until("nobody writes", () -> store.dataVersion() == store.dataVersion());
    long before = store.dataVersion();
    try (Store other = open()) {
      await(other.write(events("a", 1, 1)));
      assertThat(store.dataVersion()).isNotEqualTo(before);
      long between = other.dataVersion();
      await(store.write(events("a", 2, 2)));
      assertThat(other.dataVersion()).isNotEqualTo(between);
    }
  }

  private static boolean succeeded(CompletionStage<Void> write) {
    try {
      await(write);
      return true;
    } catch (StaleWriterException _) {
      return false;
    }
  }
}
