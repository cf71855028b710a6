package org.clew.jobslist;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.clew.computer.Computer;
import org.clew.computer.Computer.Availability;
import org.clew.computer.Limits;
import org.clew.job.Account.Use;
import org.clew.job.JobQueries;
import org.clew.job.JobSighting;
import org.clew.job.Slot;
import org.clew.job.Trouble;
import org.clew.job.TroubleException;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.JobState;
import org.clew.scheduler.ListAnswer;
import org.clew.store.StoreException;
import org.clew.testwait.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsListActorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private ActorTestKit kit;
  private TestProbe<DeskMessage> desk;
  private TestProbe<ClusterSharding.ShardCommand> shard;
  private PersistenceTestKit journal;
  private final Asked asked = new Asked();

  /** A computer whose answers the test gives, one by one when it wants. */
  private static final class Asked implements JobQueries {
    private volatile Computer computer = Computer.localhost("/w").withMinimumPollInterval(0.05)
        .with(new Limits(2, 0, 0, 0, Map.of()));
    private volatile long revision = 1;
    private volatile Trouble trouble;
    private volatile boolean listingFails;
    private volatile boolean storeFails;
    private final AtomicInteger tries = new AtomicInteger();
    private volatile BlockingQueue<ListAnswer> answers;
    private final List<List<JobRef>> queries = new CopyOnWriteArrayList<>();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final List<Trouble> probes = new CopyOnWriteArrayList<>();
    private final Set<UUID> over = ConcurrentHashMap.newKeySet();

    @Override public Optional<Configured> configured(String label) {
      tries.incrementAndGet();
      if (storeFails) throw new StoreException("the disk is full");
      return Optional.ofNullable(computer).map(now -> new Configured(now, revision));
    }

    @Override public ListAnswer list(String label, List<JobRef> jobs) throws TroubleException, InterruptedException {
      queries.add(jobs);
      times.add(System.nanoTime());
      if (trouble != null) throw new TroubleException(trouble, null);
      if (listingFails) return new ListAnswer.Unusable("Unable to contact slurm controller");
      if (answers != null) return answers.take();
      var all = new HashMap<String, JobInfo>();
      jobs.forEach(job -> all.put(job.jobId(), JobInfo.of(job.jobId(), JobState.RUNNING, "R")));
      return new ListAnswer.Listed(all);
    }

    @Override public Optional<Trouble> probe(String label) {
      probes.add(trouble == null ? new Trouble(Trouble.Cause.UNREACHABLE, "none") : trouble);
      return Optional.ofNullable(trouble);
    }

    @Override public boolean isOver(UUID process) {
      return over.contains(process);
    }
  }

  @BeforeEach void start() {
    kit = ActorTestKit.create(PersistenceTestKitPlugin.config().withFallback(PersistenceTestKitSnapshotPlugin.config())
        .withFallback(ConfigFactory.parseResources("clew-engine.conf"))
        .withFallback(ConfigFactory.parseString("pekko.actor.provider = local")).resolve());
    journal = PersistenceTestKit.create(kit.system());
    desk = kit.createTestProbe();
    shard = kit.createTestProbe();
  }

  @AfterEach void stop() {
    kit.shutdownTestKit();
  }

  private ActorRef<JobsListMessage> list() {
    return kit.spawn(JobsListActor.create("c", shard.ref(), asked, Clock.systemUTC()));
  }

  private static WatchedJob job(int id) {
    return new WatchedJob(slot(UUID.randomUUID()), new JobRef(String.valueOf(id), "t" + id, "/w/" + id));
  }

  private static Slot slot(UUID process) {
    return new Slot(process, process, "", Set.of());
  }

  private <T extends DeskMessage> T expect(Class<T> type) {
    return type.cast(desk.fishForMessage(PATIENCE, message -> type.isInstance(message)
        ? FishingOutcomes.complete()
        : FishingOutcomes.continueAndIgnore()).getLast());
  }

  @Test void asksForAllJobsAtOnceAndForThoseThatComeMeanwhileTheNextTime() throws Exception {
    asked.answers = new LinkedBlockingQueue<>();
    var list = list();
    var first = job(1);
    list.tell(new JobsListMessage.Watch(desk.ref(), first));
    Await.until("a query has begun", () -> asked.queries.size() == 1);
    var second = job(2);
    list.tell(new JobsListMessage.Watch(desk.ref(), second));
    asked.answers.put(new ListAnswer.Listed(Map.of()));
    assertThat(expect(DeskMessage.Sighted.class).jobs()).isEqualTo(Map.of(first.slot().process(), new JobSighting.Absent(1)));
    asked.answers.put(new ListAnswer.Listed(Map.of("2", JobInfo.of("2", JobState.QUEUED, "PD"))));
    assertThat(expect(DeskMessage.Sighted.class).jobs()).isEqualTo(Map.of(first.slot().process(), new JobSighting.Absent(2),
        second.slot().process(), new JobSighting.Present(JobInfo.of("2", JobState.QUEUED, "PD"))));
    assertThat(asked.queries.getFirst()).containsExactly(first.job());
    assertThat(asked.queries.get(1)).containsExactly(first.job(), second.job());
  }

  @Test void aConfigurationThatCannotBeReadIsReadAgain() throws Exception {
    asked.storeFails = true;
    var list = kit.spawn(JobsListActor.create("c", shard.ref(), asked, Clock.systemUTC(),
        new Pauses(Duration.ofMillis(50), Duration.ofSeconds(3), Duration.ofSeconds(20)), Thread.ofVirtual().factory()));
    list.tell(new JobsListMessage.Watch(desk.ref(), job(1)));
    var tries = asked.tries.get();
    Await.until("it has tried again", () -> asked.tries.get() > tries + 2);
    assertThat(asked.queries).isEmpty();
    asked.storeFails = false;
    Await.until("it asks for the job", () -> !asked.queries.isEmpty());
  }

  @Test void aFailedQuerySaysNothingOfAnyJob() {
    asked.listingFails = true;
    var watched = job(1);
    list().tell(new JobsListMessage.Watch(desk.ref(), watched));
    assertThat(expect(DeskMessage.Sighted.class).jobs().get(watched.slot().process()))
        .isEqualTo(new JobSighting.Unknown("Unable to contact slurm controller"));
  }

  @Test void theLeastIntervalIsKeptAlsoAcrossARestart() throws Exception {
    asked.computer = asked.computer.withMinimumPollInterval(2);
    var first = list();
    first.tell(new JobsListMessage.Watch(desk.ref(), job(1)));
    Await.until("a query", () -> asked.times.size() == 1);
    kit.stop(first);
    list().tell(new JobsListMessage.Watch(desk.ref(), job(2)));
    Await.until("another query", () -> asked.times.size() == 2);
    assertThat(Duration.ofNanos(asked.times.get(1) - asked.times.get(0))).isGreaterThan(Duration.ofMillis(1900));
  }

  @Test void theIntervalBetweenConnectionsIsKeptAcrossARestart() throws Exception {
    asked.computer = asked.computer.with(new Limits(2, 2, 0, 0, Map.of()));
    var first = list();
    first.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForConnection(UUID.randomUUID())));
    expect(DeskMessage.Granted.class);
    var opened = System.nanoTime();
    kit.stop(first);
    var lease = UUID.randomUUID();
    list().tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForConnection(lease)));
    assertThat(expect(DeskMessage.Granted.class).ticket()).isEqualTo(lease);
    assertThat(Duration.ofNanos(System.nanoTime() - opened)).isGreaterThan(Duration.ofMillis(1800));
  }

  @Test void troubleClosesTheGateOnceAndAProbeOpensItAgain() throws Exception {
    var list = list();
    list.tell(new JobsListMessage.Beat(desk.ref(), List.of(), List.of(), Set.of()));
    assertThat(expect(DeskMessage.Gate.class).reason()).isNull();
    asked.trouble = new Trouble(Trouble.Cause.UNREACHABLE, "connection refused");
    for (int i = 0; i < 50; i++) list.tell(new JobsListMessage.Report(asked.trouble));
    assertThat(expect(DeskMessage.Gate.class).reason()).contains("being checked", "connection refused");
    assertThat(expect(DeskMessage.Gate.class).reason()).contains("tried again by itself", "connection refused");
    Await.until("a second probe", () -> asked.probes.size() >= 2);
    asked.trouble = null;
    assertThat(expect(DeskMessage.Gate.class).reason()).isNull();
    var events = new ArrayList<>(journal.persistedInStorage(JobsListState.PREFIX + "c"));
    assertThat(events).extracting(event -> event.getClass().getSimpleName()).containsExactly("CircuitOpened", "CircuitClosed");
  }

  @Test void aRefusedLoginIsNotTriedAgainBeforeTheConfigurationChanges() throws Exception {
    var list = list();
    asked.trouble = new Trouble(Trouble.Cause.LOGIN, "key refused");
    list.tell(new JobsListMessage.Watch(desk.ref(), job(1)));
    desk.fishForMessage(PATIENCE, message -> message instanceof DeskMessage.Gate(_, var reason) && reason != null
        && reason.contains("does not let us in") ? FishingOutcomes.complete()
        : FishingOutcomes.continueAndIgnore());
    var queries = asked.queries.size();
    desk.expectNoMessage(Duration.ofSeconds(2));
    assertThat(asked.probes).hasSize(1);
    assertThat(asked.queries).hasSize(queries);
    asked.trouble = null;
    asked.revision++;
    assertThat(expect(DeskMessage.Gate.class).reason()).isNull();
  }

  @Test void troubleIsRememberedAcrossARestart() throws Exception {
    var first = list();
    asked.trouble = new Trouble(Trouble.Cause.LOGIN, "key refused");
    first.tell(new JobsListMessage.Report(asked.trouble));
    Await.until("it is remembered", () -> !journal.persistedInStorage(JobsListState.PREFIX + "c").isEmpty());
    kit.stop(first);
    var second = list();
    second.tell(new JobsListMessage.Beat(desk.ref(), List.of(job(1)), List.of(), Set.of()));
    assertThat(expect(DeskMessage.Gate.class).reason()).contains("key refused");
  }

  @Test void stopsWhileItsJournalCannotBeRead() {
    journal.failNextNReads(JobsListState.PREFIX + "c", Integer.MAX_VALUE);
    var list = list();
    list.tell(JobsListMessage.Stop.INSTANCE);
    shard.expectTerminated(list, PATIENCE);
  }

  @Test void aDisabledComputerIsAskedNothing() throws Exception {
    var enabled = asked.computer;
    asked.computer = enabled.with(Availability.DISABLED);
    var list = list();
    list.tell(new JobsListMessage.Beat(desk.ref(), List.of(job(1)), List.of(new Ask.ForConnection(UUID.randomUUID())), Set.of()));
    assertThat(expect(DeskMessage.Gate.class).reason()).contains("is disabled", "clew computer enable c");
    desk.expectNoMessage(Duration.ofSeconds(1));
    assertThat(asked.queries).isEmpty();
    asked.computer = enabled;
    assertThat(expect(DeskMessage.Gate.class).reason()).isNull();
    expect(DeskMessage.Granted.class);
  }

  @Test void noMoreConnectionsThanTheComputerAllows() {
    var list = list();
    var leases = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    leases.forEach(lease -> list.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForConnection(lease))));
    assertThat(List.of(expect(DeskMessage.Granted.class).ticket(), expect(DeskMessage.Granted.class).ticket()))
        .containsExactlyElementsOf(leases.subList(0, 2));
    assertThat(expect(DeskMessage.Recall.class).lease()).isEqualTo(leases.getFirst());
    list.tell(new JobsListMessage.Withdraw(leases.getFirst()));
    assertThat(expect(DeskMessage.Granted.class).ticket()).isEqualTo(leases.get(2));
  }

  @Test void jobsWaitForTheirQuotaAndTheirSlotsOutliveTheActor() throws Exception {
    asked.computer = asked.computer.with(new Limits(2, 0, 0, 0, Map.of("total", 1)));
    var first = list();
    var one = slot(UUID.randomUUID());
    var two = slot(UUID.randomUUID());
    first.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForSlot(one)));
    assertThat(expect(DeskMessage.Granted.class).ticket()).isEqualTo(one.process());
    kit.stop(first);
    var second = list();
    second.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForSlot(two)));
    assertThat(expect(DeskMessage.Held.class))
        .isEqualTo(new DeskMessage.Held("c", two.process(), "waiting for quota of c, total: 1 of 1 jobs"));
    second.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForSlot(one)));
    assertThat(expect(DeskMessage.Granted.class).ticket()).as("asked again").isEqualTo(one.process());
    second.tell(new JobsListMessage.FreeSlot(one.process()));
    assertThat(expect(DeskMessage.Granted.class).ticket()).isEqualTo(two.process());
  }

  @Test void theSlotOfAProcessThatHasEndedUnseenIsFoundAndFreed() {
    asked.computer = asked.computer.with(new Limits(2, 0, 0, 0, Map.of("total", 1)));
    var list = list();
    var lost = slot(UUID.randomUUID());
    list.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForSlot(lost)));
    expect(DeskMessage.Granted.class);
    asked.over.add(lost.process());
    var next = slot(UUID.randomUUID());
    list.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForSlot(next)));
    assertThat(desk.fishForMessage(Duration.ofSeconds(25), message -> {
      list.tell(new JobsListMessage.Beat(desk.ref(), List.of(), List.of(new Ask.ForSlot(next)), Set.of()));
      return message instanceof DeskMessage.Granted ? FishingOutcomes.complete()
          : FishingOutcomes.continueAndIgnore();
    }).getLast()).isEqualTo(new DeskMessage.Granted("c", next.process()));
  }

  @Test void commandsAreRationed() {
    asked.computer = asked.computer.with(new Limits(2, 0, 600, 0, Map.of()));
    var list = list();
    var begin = System.nanoTime();
    for (int i = 0; i < 70; i++)
      list.tell(new JobsListMessage.AskFor(desk.ref(), new Ask.ForUse(UUID.randomUUID(), Use.COMMAND)));
    for (int i = 0; i < 70; i++) expect(DeskMessage.Granted.class);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).as("60 at once, then ten a second").isGreaterThan(900);
  }
}
