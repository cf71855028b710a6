package org.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.stream.javadsl.Sink;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Graph;
import org.clew.store.Row;
import org.junit.jupiter.api.Test;
import scala.concurrent.duration.FiniteDuration;

class ClewJournalTest extends WithNotebooks {
  @Override StoreSetup setup() {
    return new StoreSetup(store, ClewJournalTest::logs);
  }

  private static List<Row> logs(String persistenceId, long from, List<Object> events) {
    return List.of(new Row.Log(1, Instant.EPOCH, 20, persistenceId,
        String.join(",", events.stream().map(Object::toString).toList()), (int) from));
  }

  @Test void eventsAndTheirRowsAreThereWhenTheActorAnswers() {
    ActorRef notebook = notebook("notes|1");
    say(notebook, "a", "a");
    say(notebook, "b", "b");
    assertThat(store.highestSequenceNr("notes|1")).isEqualTo(2);
    assertThat(store.graph().logs(1)).extracting(Graph.LogRow::message).containsExactly("a", "b");
  }

  @Test void anActorComesBackWithAllItsEvents() {
    ActorRef notebook = notebook("notes|1");
    List<String> lines = IntStream.range(0, 450).mapToObj(i -> i + ";").toList();
    lines.forEach(line -> say(notebook, line, line));
    close(notebook);
    say(notebook("notes|1"), "?", String.join("", lines));
  }

  @Test void manyActorsStartAtOnce() {
    List<ActorRef> actors = new ArrayList<>();
    for (int i = 0; i < 3000; i++) actors.add(notebook("many|" + i));
    for (ActorRef actor : actors) actor.tell("x", probe.ref());
    for (ActorRef _ : actors) probe.expectMsg(FiniteDuration.create(30, TimeUnit.SECONDS), "x");
    for (ActorRef actor : actors) actor.tell("?", probe.ref());
    for (ActorRef _ : actors) probe.expectMsg(LIMIT, "x");
  }

  @Test void aStaleOwnerStopsAndTheNewOwnersEventsStay() {
    ActorRef old = notebook("notes|1");
    say(old, "1", "1");
    EventRow first = store.events("notes|1", 1, 1, 1).getFirst();
    EventRow second = new EventRow("notes|1", 2, first.serializerId(), first.manifest(), first.payload(), "new owner", 0);
    store.write(new Batch(List.of(second), List.of())).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    sayInVain(old, "lost");
    assertThat(store.events("notes|1", 1, 9, 9)).extracting(EventRow::writer).last().isEqualTo("new owner");
    say(notebook("notes|1"), "?", "11");
  }

  @Test void queriesGiveWhatIsThereAndWhatComes() throws Exception {
    ActorRef notebook = notebook("notes|1");
    for (String line : List.of("a", "b", "c")) say(notebook, line, line);
    ClewReadJournal journal = PersistenceQuery.get(system).getReadJournalFor(ClewReadJournal.class, ClewReadJournal.IDENTIFIER);
    assertThat(journal.currentEventsByPersistenceId("notes|1", 2, 9).map(EventEnvelope::event).runWith(Sink.seq(), system)
        .toCompletableFuture().get(10, TimeUnit.SECONDS)).containsExactly("b", "c");
    var live = journal.eventsByPersistenceId("notes|1", 0, 5).map(EventEnvelope::event).runWith(Sink.seq(), system)
        .toCompletableFuture();
    var ids = journal.persistenceIds().take(2).runWith(Sink.seq(), system).toCompletableFuture();
    for (String line : List.of("d", "e")) say(notebook, line, line);
    say(notebook("notes|2"), "x", "x");
    assertThat(live.get(10, TimeUnit.SECONDS)).containsExactly("a", "b", "c", "d", "e");
    assertThat(ids.get(10, TimeUnit.SECONDS)).containsExactly("notes|1", "notes|2");
    assertThat(journal.currentPersistenceIds().runWith(Sink.seq(), system).toCompletableFuture().get(10, TimeUnit.SECONDS))
        .containsExactly("notes|1", "notes|2");
  }
}
