package org.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.junit.jupiter.api.Test;

class NewbornsTest extends WithNotebooks {
  private final Newborns newborns = new Newborns();

  @Override StoreSetup setup() {
    return new StoreSetup(store, Projection.NONE, newborns);
  }

  @Test void nothingIsKeptWhileThereAreOthersAndNothingIsBelievedOnceThereAre() {
    var first = new EventRow("notes|9", 1, 1, "", new byte[0], "w", 0);
    newborns.add(first);
    assertThat(newborns.isKnown("notes|9")).isFalse();
    var alone = new boolean[] {true};
    newborns.keepWhile(() -> alone[0]);
    newborns.add(first);
    assertThat(newborns.isKnown("notes|9")).isTrue();
    alone[0] = false;
    assertThat(newborns.isKnown("notes|9")).isFalse();
    assertThat(newborns.take("notes|9")).isEmpty();
  }

  @Test void aNewbornStartsWithoutAQueryAndOnlyOnce() {
    newborns.keepWhile(() -> true);
    newborns.add(firstOfAnother("notes|2"));
    ActorRef notebook = notebook("notes|2");
    say(notebook, "?", "a");                        // the store has nothing of it
    assertThat(newborns.isKnown("notes|2")).isFalse();
    close(notebook);
    say(notebook("notes|2"), "?", "");
  }

  @Test void whatIsOutOfDateIsRefusedAtTheFirstWrite() {
    newborns.keepWhile(() -> true);
    EventRow first = firstOfAnother("notes|3");
    EventRow second = new EventRow("notes|3", 2, first.serializerId(), first.manifest(), first.payload(), "another owner", 0);
    store.write(new Batch(List.of(first, second), List.of())).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    newborns.add(first);
    ActorRef notebook = notebook("notes|3");
    say(notebook, "?", "a");
    sayInVain(notebook, "lost");
    say(notebook("notes|3"), "?", "aa");
  }

  /** The event by which a notebook with this id would remember the line "a". */
  private EventRow firstOfAnother(String id) {
    say(notebook("notes|1"), "a", "a");
    EventRow like = store.events("notes|1", 1, 1, 1).getFirst();
    return new EventRow(id, 1, like.serializerId(), like.manifest(), like.payload(), like.writer(), like.timestamp());
  }
}
