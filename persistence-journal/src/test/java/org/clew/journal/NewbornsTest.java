package org.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.testkit.TestProbe;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.concurrent.duration.FiniteDuration;

class NewbornsTest {
  private static final FiniteDuration LIMIT = FiniteDuration.create(10, TimeUnit.SECONDS);
  @TempDir private Path home;
  private final Newborns newborns = new Newborns();
  private SqliteStore store;
  private ActorSystem system;
  private TestProbe probe;

  @BeforeEach void start() {
    store = SqliteStore.open(home);
    system = ActorSystem.create("newborns", ActorSystemSetup.create(BootstrapSetup.create(Systems.config(Path.of("/nowhere"))),
        new StoreSetup(store, Projection.NONE, newborns)));
    probe = new TestProbe(system);
  }

  @AfterEach void stop() {
    system.terminate();
    assertThat(system.getWhenTerminated().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS))
        .succeedsWithin(Duration.ofSeconds(20));
    store.close();
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
    ActorRef notebook = system.actorOf(Notebook.props("notes|2"));
    say(notebook, "?", "a");                        // the store has nothing of it
    assertThat(newborns.isKnown("notes|2")).isFalse();
    probe.watch(notebook);
    system.stop(notebook);
    probe.expectTerminated(notebook, LIMIT);
    say(system.actorOf(Notebook.props("notes|2")), "?", "");
  }

  @Test void whatIsOutOfDateIsRefusedAtTheFirstWrite() {
    newborns.keepWhile(() -> true);
    EventRow first = firstOfAnother("notes|3");
    EventRow second = new EventRow("notes|3", 2, first.serializerId(), first.manifest(), first.payload(), "another owner", 0);
    store.write(new Batch(List.of(first, second), List.of())).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    newborns.add(first);
    ActorRef notebook = system.actorOf(Notebook.props("notes|3"));
    say(notebook, "?", "a");
    probe.watch(notebook);
    notebook.tell("lost", probe.ref());
    probe.expectTerminated(notebook, LIMIT);
    say(system.actorOf(Notebook.props("notes|3")), "?", "aa");
  }

  /** The event by which a notebook with this id would remember the line "a". */
  private EventRow firstOfAnother(String id) {
    say(system.actorOf(Notebook.props("notes|1")), "a", "a");
    EventRow like = store.events("notes|1", 1, 1, 1).getFirst();
    return new EventRow(id, 1, like.serializerId(), like.manifest(), like.payload(), like.writer(), like.timestamp());
  }

  private void say(ActorRef actor, String message, String answer) {
    actor.tell(message, probe.ref());
    probe.expectMsg(LIMIT, answer);
  }
}
