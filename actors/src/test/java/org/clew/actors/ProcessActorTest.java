package org.clew.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.clew.data.NodeRef;
import org.clew.process.Birth;
import org.clew.process.JobEvent;
import org.clew.process.KillMode;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Work;
import org.clew.spec.ProcessKind;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One process actor with a journal in memory and a runner that a test writes. */
class ProcessActorTest {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final ActorTestKit KIT = ActorTestKit.create(PersistenceTestKitPlugin.getInstance().config()
      .withFallback(com.typesafe.config.ConfigFactory.parseResources("clew-serialization.conf"))
      .withFallback(com.typesafe.config.ConfigFactory.load()).resolve());
  private static final PersistenceTestKit JOURNAL = PersistenceTestKit.create(KIT.system());

  private final NodeRef node = new NodeRef(7, UUID.randomUUID());
  private final TestProbe<ClusterSharding.ShardCommand> shard = KIT.createTestProbe();
  private final TestProbe<ControlAnswer> answers = KIT.createTestProbe();
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final List<UUID> endings = new CopyOnWriteArrayList<>();
  private final List<UUID> followed = new CopyOnWriteArrayList<>();
  private ProcessContext.Births births = _ -> CompletableFuture.completedFuture(null);
  private Runner runner = new Scripted(List.of());

  private record Told(UUID process, ProcessMessage message) {}

  @AfterAll static void stop() {
    KIT.shutdownTestKit();
  }

  @Test void tellsAWatcherOnceHoweverOftenItAsks() throws Exception {
    var door = new CountDownLatch(1);
    runner = new Scripted(List.of(finished())) {
      @Override public List<ProcessEvent> run(Work work, ProcessState state, RunControl control) throws InterruptedException {
        door.await();
        return super.run(work, state, control);
      }
    };
    var watcher = KIT.<Ended>createTestProbe();
    var actor = born(ProcessKind.WORKCHAIN);
    for (int i = 0; i < 3; i++) actor.tell(new ProcessMessage.WatchEnd(watcher.getRef()));
    door.countDown();
    assertThat(watcher.receiveMessage().process()).isEqualTo(node.uuid());
    watcher.expectNoMessage(Duration.ofMillis(100));
  }

  @Test void waitsBetweenTriesToCreateChildren() throws Exception {
    var tries = new CopyOnWriteArrayList<Long>();
    births = _ -> {
      tries.add(System.nanoTime());
      return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
    };
    runner = new Scripted(List.of(called(child(1))));
    born(ProcessKind.WORKCHAIN);
    Await.until("three tries", () -> tries.size() >= 3);
    assertThat(tries.get(1) - tries.get(0)).isGreaterThan(PAUSE.toNanos() / 2);
    assertThat(tries.get(2) - tries.get(1)).isGreaterThan(PAUSE.toNanos() / 2);
  }

  @Test void createsChildrenAgainWhenTheJournalFailedMeanwhile() throws Exception {
    var tries = new CopyOnWriteArrayList<CompletionStage<Void>>();
    births = _ -> {
      tries.add(new CompletableFuture<>());
      return tries.getLast();
    };
    runner = new Scripted(List.of(called(child(1))));
    var actor = born(ProcessKind.WORKCHAIN);
    Await.until("the first try", () -> tries.size() == 1);
    JOURNAL.failNextPersisted(Birth.persistenceId(node.uuid()));
    actor.tell(new ProcessMessage.Control(new ProcessCommand.Pause(null), answers.getRef()));
    Await.until("the second try", () -> tries.size() == 2);
  }

  @Test void forcedKillReachesChildrenThatWereAskedOrderlyBefore() throws Exception {
    runner = new Scripted(List.of(called(child(1), child(2))));
    var actor = born(ProcessKind.WORKCHAIN);
    Await.until("children are told to live", () -> told.size() >= 2);
    kill(actor, KillMode.ORDERLY);
    Await.until("both children are asked", () -> kills(KillMode.ORDERLY)
        .containsAll(Set.of(child(1).node().uuid(), child(2).node().uuid())));
    answer(child(1));
    kill(actor, KillMode.FORCE);
    Await.until("both children are forced", () -> kills(KillMode.FORCE)
        .containsAll(Set.of(child(1).node().uuid(), child(2).node().uuid())));
    answer(child(1));
    answer(child(2));
    Await.until("killed", () -> endings.size() == 1);
  }

  @Test void announcesItsEndOnce() throws Exception {
    runner = new Scripted(List.of(called(child(1))));
    var actor = born(ProcessKind.WORKCHAIN);
    Await.until("the child is told to live", () -> told.size() == 1);
    kill(actor, KillMode.ORDERLY);
    Await.until("the child is asked", () -> kills(KillMode.ORDERLY).size() == 1);
    answer(child(1));
    answer(child(1));
    answer(child(1));
    Await.until("it is killed", () -> status(actor).state().equals("killed"));
    answer(child(1));
    assertThat(status(actor).state()).isEqualTo("killed");
    assertThat(endings).containsExactly(node.uuid());
  }

  @Test void aRefusedCancelHasAReason() throws Exception {
    runner = new Scripted(List.of(new JobEvent.Uploaded(now(), 1, "/w", Map.of("computer", "localhost"), Map.of(),
        JobEvent.SubmitNeed.SUBMIT), new JobEvent.SubmitIntended(now(), 1, "token"), new JobEvent.Submitted(now(), 1, "17"))) {
      @Override public ProcessEvent cancel(ProcessState state) {
        throw new NullPointerException();
      }
    };
    var actor = born(ProcessKind.CALCJOB);
    Await.until("submitted", () -> status(actor).agenda().contains("withscheduler"));
    kill(actor, KillMode.ORDERLY);
    Await.until("refused", () -> status(actor).status().startsWith("Kill refused: "));
    assertThat(status(actor).status()).isEqualTo("Kill refused: NullPointerException");
  }

  @Test void aPauseOutlivesTheActor() throws Exception {
    runner = new Scripted(List.of(called(child(1))));
    var actor = born(ProcessKind.WORKCHAIN);
    Await.until("it waits", () -> status(actor).state().equals("waiting"));
    actor.tell(new ProcessMessage.Control(new ProcessCommand.Pause("lunch"), answers.getRef()));
    assertThat(answers.receiveMessage()).isEqualTo(new ControlAnswer.Accepted(node.uuid()));
    actor.tell(ProcessMessage.Stop.INSTANCE);
    answers.expectTerminated(actor, Duration.ofSeconds(3));
    var second = spawn();
    assertThat(status(second))
        .isEqualTo(new StatusAnswer(node.uuid(), "waiting", true, "lunch", "It is paused; play lets it go on."));
    second.tell(new ProcessMessage.Control(new ProcessCommand.Play(), answers.getRef()));
    answers.receiveMessage();
    assertThat(status(second).status()).isEqualTo("Waiting for child processes: 11");
  }

  @Test void stopsWhileItsJournalCannotBeRead() throws Exception {
    JOURNAL.failNextNReads(Birth.persistenceId(node.uuid()), Integer.MAX_VALUE);
    var actor = spawn();
    Await.until("it has tried", () -> endings.contains(null));
    actor.tell(ProcessMessage.Stop.INSTANCE);
    answers.expectTerminated(actor, Duration.ofSeconds(10));
    assertThat(followed).as("it goes on elsewhere").containsExactly(node.uuid());
  }

  @Test void stopsWhenItsJournalCannotBeReadAfterAll() {
    JOURNAL.failNextNReads(Birth.persistenceId(node.uuid()), Integer.MAX_VALUE);
    var actor = spawn();
    actor.tell(ProcessMessage.Stop.INSTANCE);
    answers.expectTerminated(actor, Duration.ofSeconds(10));
  }

  @Test void nobodyIsHomeWhereNoProcessIs() {
    var actor = spawn();
    assertThat(status(actor).state()).isEqualTo("unborn");
    shard.expectMessageClass(ClusterSharding.Passivate.class);
    kill(actor, KillMode.FORCE);
  }

  private void kill(ActorRef<ProcessMessage> actor, KillMode mode) {
    actor.tell(new ProcessMessage.Control(new ProcessCommand.Kill("enough", mode), answers.getRef()));
    answers.receiveMessage();
  }

  /** Answers the last kill of a child, as the child does when its intent is durable. */
  private void answer(Birth child) {
    told.stream().filter(one -> one.process().equals(child.node().uuid())).map(Told::message)
        .filter(ProcessMessage.Control.class::isInstance).map(ProcessMessage.Control.class::cast).reduce((_, last) -> last)
        .orElseThrow()
        .replyTo().tell(new ControlAnswer.Accepted(child.node().uuid()));
  }

  private List<UUID> kills(KillMode mode) {
    return told.stream().filter(one -> one.message() instanceof ProcessMessage.Control(ProcessCommand.Kill(_, var asked), _)
        && asked == mode)
        .map(Told::process).toList();
  }

  private StatusAnswer status(ActorRef<ProcessMessage> actor) {
    var probe = KIT.<StatusAnswer>createTestProbe();
    actor.tell(new ProcessMessage.Status(probe.getRef()));
    return probe.receiveMessage();
  }

  private ActorRef<ProcessMessage> born(ProcessKind kind) {
    JOURNAL.persistForRecovery(Birth.persistenceId(node.uuid()), List.of(new ProcessEvent.Created(birth(node, kind, null))));
    return spawn();
  }

  private ActorRef<ProcessMessage> spawn() {
    var context = new ProcessContext(runner, Thread.ofVirtual().factory(), wanted -> births.create(wanted),
        new ProcessContext.Peers() {
          @Override public void tell(UUID process, ProcessMessage message) {
            told.add(new Told(process, message));
          }

          @Override public void follow(UUID process) {
            followed.add(process);
          }
        }, new ProcessContext.Endings() {
          @Override public void ended(UUID process, Outcome outcome) {
            endings.add(process);
          }

          @Override public void unreadable(UUID process, Throwable why) {
            endings.add(null);
          }
        }, Clock.systemUTC(), new ProcessContext.Settings(Duration.ofMillis(50), Duration.ofMinutes(1), PAUSE));
    return KIT.spawn(ProcessActor.create(node.uuid(), shard.getRef(), context));
  }

  private Birth child(int number) {
    return birth(new NodeRef(10 + number, new UUID(node.uuid().getMostSignificantBits(), number)), ProcessKind.WORKCHAIN, node);
  }

  private static Birth birth(NodeRef node, ProcessKind kind, NodeRef parent) {
    return new Birth(node, kind, "test.any", "Any", "", "", null, Map.of(), Map.of(), parent, parent == null ? null : "CALL",
        Map.of(), now());
  }

  private static ProcessEvent called(Birth... children) {
    return new ProcessEvent.StepDone(now(), "call", Map.of(), Set.of(), Map.of(), List.of(), List.of(children),
        List.of(children).stream().map(child -> child.node().uuid()).toList(), List.of(), null, "call/$done");
  }

  private static ProcessEvent finished() {
    return new ProcessEvent.Finished(now(), 0, null, Map.of(), List.of());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  /** Answers these events once; whoever asks again waits. */
  private static class Scripted implements Runner {
    private final List<ProcessEvent> events;

    Scripted(List<ProcessEvent> events) {
      this.events = new ArrayList<>(events);
    }

    @Override public synchronized List<ProcessEvent> run(Work work, ProcessState state, RunControl control)
        throws InterruptedException {
      while (events.isEmpty()) wait();
      var all = List.copyOf(events);
      events.clear();
      return all;
    }

    @Override public ProcessEvent cancel(ProcessState state) {
      return new JobEvent.JobCancelled(now(), "gone");
    }

    @Override public Optional<String> obstacle(ProcessState state) {
      return Optional.empty();
    }
  }
}
