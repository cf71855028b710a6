package org.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.store.Fixtures.await;
import static org.clew.store.Fixtures.event;
import static org.clew.store.Fixtures.events;
import static org.clew.store.Fixtures.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What any store promises; its test class extends this one and says how the store is opened. */
public abstract class StoreContract extends ManyOwnersContract {
  @Test void eventsComeBackAsWritten() {
    await(store.write(events("process|a", 1, 5)));
    await(store.write(events("process|b", 1, 1)));
    reopen();
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

  @Test void tagsOfAllEntitiesComeInTheirOrder() {
    await(store.tag("b|B", "x", 1));
    await(store.tag("b|a", "y", 9));
    await(store.tag("b|a", "z", 2));
    assertThat(store.allTags()).extracting(tag -> tag.persistenceId() + " " + tag.tag())
        .containsExactly("b|B x", "b|a z", "b|a y");
  }

  @Test void batchesOfOneCallerKeepTheirOrder() {
    await(store.write(Fixtures.rows(process(1, "P", "created", null))));
    List<Integer> answered = Collections.synchronizedList(new ArrayList<>());
    List<CompletionStage<Void>> writes = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      int nr = i;
      Row change = new Row.ProcessChange(1, null, null, "step " + nr, null, null, null, null, null, null, null, Fixtures.NOON);
      writes.add(store.write(new Batch(List.of(event("a", nr)), List.of(change))).thenRun(() -> answered.add(nr)));
    }
    writes.forEach(Fixtures::await);
    assertThat(answered).hasSize(500).isSorted();
    assertThat(store.highestSequenceNr("a")).isEqualTo(500);
    assertThat(store.graph().process(1)).get().extracting(Graph.ProcessRow::status).isEqualTo("step 500");
  }

  @Test void aBatchOverSeveralEntitiesIsWholeOrNotThere() {
    await(store.write(events("a", 1, 1)));
    List<EventRow> both = List.of(event("b", 1), event("a", 1, "old"));
    assertThatThrownBy(() -> await(store.write(new Batch(both, List.of(process(1, "P", "created", null))))))
        .isInstanceOf(StaleWriterException.class).hasMessageContaining("event 1 of a");
    assertThat(store.highestSequenceNr("b")).isZero();
    assertThat(store.persistenceIds("", 9)).containsExactly("a");
    assertThat(store.graph().process(1)).isEmpty();
    await(store.write(new Batch(List.of(event("b", 1), event("a", 2)), List.of())));
    await(store.write(new Batch(List.of(), List.of())));
    assertThat(store.highestSequenceNr("b")).isEqualTo(1);
  }

  @Test void aLaterSnapshotTakesThePlaceOfOneWithItsNumber() {
    await(store.saveSnapshot(new SnapshotRow("a", 5, 1, 33, "m", new byte[] {1})));
    await(store.saveSnapshot(new SnapshotRow("a", 5, 2, 34, "n", new byte[] {2, 3})));
    assertThat(store.snapshot("a", 9, 9)).get().usingRecursiveComparison()
        .isEqualTo(new SnapshotRow("a", 5, 2, 34, "n", new byte[] {2, 3}));
  }

  @Test void keepsLargeEventsAndTextOfAnyKind() {
    byte[] large = new byte[1 << 20];
    new Random(7).nextBytes(large);
    String text = "'\"%_\\ ünï 🧶 $1 ?";
    String odd = "nul \u0000 and half a pair \ud83e.";
    await(store.write(new Batch(List.of(new EventRow("x|" + text, 1, 1, "m", large, "w", 0)), List.of(
        new Row.DataNode(1, Uuids.next(), "data.str", text + odd.charAt(4), text, Fixtures.NOON),
        new Row.Log(1, Fixtures.NOON, 20, "l", text, 0), new Row.Log(1, Fixtures.NOON, 20, "l", odd, 1)))));
    assertThat(store.events("x|" + text, 1, 1, 1).getFirst().payload()).isEqualTo(large);
    assertThat(store.graph().logs(1)).extracting(Graph.LogRow::message).startsWith(text).hasSize(2);
    assertThat(store.graph().node(1)).get().extracting(Graph.NodeRow::content).isEqualTo(text + odd.charAt(4));
    assertThat(store.graph().nodesByLabel(text, 9)).hasSize(1);
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
