package org.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.testkit.TestProbe;
import org.clew.store.sqlite.SqliteStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import scala.concurrent.duration.FiniteDuration;

/** Tests with an actor system, a store that is its journal, and notebooks there. */
abstract class WithNotebooks {
  static final FiniteDuration LIMIT = FiniteDuration.create(10, TimeUnit.SECONDS);
  @TempDir private Path home;
  SqliteStore store;
  ActorSystem system;
  TestProbe probe;

  /** How the system uses the store. */
  abstract StoreSetup setup();

  @BeforeEach void start() {
    store = SqliteStore.open(home);
    system = ActorSystem.create("notebooks",
        ActorSystemSetup.create(BootstrapSetup.create(Systems.config(Path.of("/nowhere"))), setup()));
    probe = new TestProbe(system);
  }

  @AfterEach void stop() {
    system.terminate();
    assertThat(system.getWhenTerminated().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
    store.close();
  }

  ActorRef notebook(String id) {
    return system.actorOf(Notebook.props(id));
  }

  void say(ActorRef notebook, String message, String answer) {
    notebook.tell(message, probe.ref());
    probe.expectMsg(LIMIT, answer);
  }

  void close(ActorRef notebook) {
    probe.watch(notebook);
    system.stop(notebook);
    probe.expectTerminated(notebook, LIMIT);
  }

  /** The notebook stops instead of an answer. */
  void sayInVain(ActorRef notebook, String message) {
    probe.watch(notebook);
    notebook.tell(message, probe.ref());
    probe.expectTerminated(notebook, LIMIT);
  }
}
