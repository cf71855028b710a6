package org.clew.jobslist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.clew.entity.PromptStop;
import org.clew.job.JobQueries;
import org.clew.job.JobQueries.Configured;
import org.clew.job.Slot;
import org.clew.job.Trouble;
import org.clew.job.TroubleException;
import org.clew.journal.StoreTrouble;
import org.clew.scheduler.ListAnswer;
import org.clew.time.Ticking;
import org.slf4j.event.Level;

/**
 * The one that looks after an account for a whole cluster. After every message it does what is due ({@link #advance}): gives out
 * connections, uses and slots, and asks the batch system for all watched jobs at once, not more often than the computer allows,
 * also counted from the last query of an engine that has died. Jobs that are added during a query are asked for by the next one.
 *
 * <p>The interval between connections outlives engines, too: each opening is made durable before leave for it is given, one
 * commit where a login takes longer anyway. To wait a whole interval after every start would need no commit, but lists start
 * often: with each {@code clew run}, and after each pause in which nobody had to do with the computer.
 *
 * <p>An interval under a second is not kept across a restart: it is not worth a commit for each query or connection.
 */
public final class JobsListActor extends EventSourcedBehavior<JobsListMessage, JobsListEvent, JobsListState> {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int PART = 200;
  private static final int UNUSABLE_IN_A_ROW = 3;
  private static final int LOOKS_PER_ORPHAN_SEARCH = 10;

  private final String label;
  private final ActorContext<JobsListMessage> actor;
  private final TimerScheduler<JobsListMessage> timers;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final PromptStop<JobsListMessage> stops;
  private final JobQueries queries;
  private final Clock clock;

  private final Pauses pauses;
  private final ThreadFactory workers;
  private final Presence presence;
  private final Gate gate;
  private final Allotment allotment;
  private final Map<ActorRef<DeskMessage>, String> toldGates = new HashMap<>();
  private Configured configured;
  private boolean known;
  private boolean configuring;
  private boolean querying;
  private int unusable;
  private int looks;
  private long queryNotBefore;
  private Instant lastQuery;
  private Duration wake;

  /** The behavior for one computer; {@code shard} is asked for leave before the actor stops itself. */
  public static Behavior<JobsListMessage> create(String label, ActorRef<ClusterSharding.ShardCommand> shard, JobQueries queries,
      Clock clock) {
    return create(label, shard, queries, clock, Pauses.STANDARD, Thread.ofVirtual().name("jobs-list " + label).factory());
  }

  /** As above, with pauses and threads for what blocks. */
  public static Behavior<JobsListMessage> create(String label, ActorRef<ClusterSharding.ShardCommand> shard, JobQueries queries,
      Clock clock, Pauses pauses, ThreadFactory workers) {
    return Behaviors.setup(actor -> Behaviors.withTimers(timers -> {
      var stops = new PromptStop<>(JobsListMessage.class, JobsListMessage.Stop.INSTANCE, () -> { });
      return stops.around(new JobsListActor(label, actor, timers, shard, stops, queries, clock, pauses, workers));
    }));
  }

  private JobsListActor(String label, ActorContext<JobsListMessage> actor, TimerScheduler<JobsListMessage> timers,
      ActorRef<ClusterSharding.ShardCommand> shard, PromptStop<JobsListMessage> stops, JobQueries queries, Clock clock,
      Pauses pauses, ThreadFactory workers) {
    super(PersistenceId.ofUniqueId(JobsListState.PREFIX + label),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(20), 0.2).withLogLevel(Level.DEBUG));
    this.label = label;
    this.actor = actor;
    this.timers = timers;
    this.shard = shard;
    this.stops = stops;
    this.queries = queries;
    this.clock = clock;
    this.pauses = pauses;
    this.workers = workers;
    this.presence = new Presence(pauses.patience());
    this.gate = new Gate(nanos());
    this.allotment = new Allotment(label, presence, this::nanos);
    this.wake = pauses.look();
  }

  @Override public JobsListState emptyState() {
    return JobsListState.START;
  }

  @Override public EventHandler<JobsListState, JobsListEvent> eventHandler() {
    return JobsListState::evolve;
  }

  @Override public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(100, 2).withDeleteEventsOnSnapshot();
  }

  @Override public SignalHandler<JobsListState> signalHandler() {
    return newSignalHandlerBuilder().onSignal(RecoveryCompleted.class, (_, _) -> {
      stops.journalWorks();
      timers.startTimerWithFixedDelay(JobsListMessage.Tick.LOOK, JobsListMessage.Tick.LOOK, pauses.look());
      configure();
    }).onSignal(RecoveryFailed.class, (_, failed) -> unreadable(failed.getFailure()))
        .onSignal(PreRestart.class, (_, _) -> abandon()).build();
  }

  /** Each try says so, but an outage of the store is told once, by those who look after processes. */
  private void unreadable(Throwable why) {
    stops.journalFails();
    if (StoreTrouble.in(why).isPresent()) return;
    actor.getLog().error("What is known of the jobs on computer {} cannot be read: {}", label, why.getMessage());
  }

  /** After a failed write the same object starts anew: what was to follow the write is not under way. */
  private void abandon() {
    stops.journalFails();
    querying = false;
    configuring = false;
    gate.abandon();
    toldGates.clear();
  }

  @Override public CommandHandler<JobsListMessage, JobsListEvent, JobsListState> commandHandler() {
    return (state, message) -> switch (message) {
      case JobsListMessage.Beat beat -> {
        presence.beat(beat, nanos());
        toldGates.remove(beat.desk());
        yield advance(state);
      }
      case JobsListMessage.Watch(var desk, var job) -> {
        presence.watch(desk, job, nanos());
        yield advance(state);
      }
      case JobsListMessage.Unwatch(var process) -> {
        presence.unwatch(process);
        yield Effect().none();
      }
      case JobsListMessage.AskFor(var desk, var ask) -> {
        presence.ask(desk, ask, nanos());
        yield advance(state);
      }
      case JobsListMessage.Withdraw(var ticket) -> {
        presence.withdraw(ticket);
        yield advance(state);
      }
      case JobsListMessage.FreeSlot(var process) -> {
        presence.withdraw(process);
        yield state.slots().containsKey(process)
            ? Effect().persist(new JobsListEvent.SlotFreed(now(), process)).thenRun(_ -> soon()) : advance(state);
      }
      case JobsListMessage.Report(var trouble) -> {
        if (state.trouble() == null) gate.report(trouble, nanos());
        yield advance(state);
      }
      case JobsListMessage.Look(var replyTo) -> {
        replyTo.tell(answer(state));
        yield Effect().none();
      }
      case JobsListMessage.ConfiguredNow(var now) -> {
        configuredNow(state, now);
        yield advance(state);
      }
      case JobsListMessage.QueryEnded ended -> queryEnded(state, ended);
      case JobsListMessage.Probed(var trouble) -> probed(state, trouble);
      case JobsListMessage.Orphans(var processes) -> {
        var freed = processes.stream().filter(state.slots()::containsKey)
            .<JobsListEvent>map(process -> new JobsListEvent.SlotFreed(now(), process)).toList();
        yield freed.isEmpty() ? Effect().none() : Effect().persist(freed).thenRun(_ -> soon());
      }
      case JobsListMessage.Tick tick -> tick(state, tick);
      case JobsListMessage.Stop _ -> Effect().stop();
    };
  }

  private JobsListAnswer answer(JobsListState state) {
    var polled = presence.polled();
    var last = lastQuery != null ? lastQuery : state.lastQuery().equals(JobsListState.START.lastQuery()) ? null
        : state.lastQuery();
    var next = polled.isEmpty() ? null : now().plusNanos(Math.max(0, queryNotBefore - nanos()));
    var closed = known ? gate.closedBecause(label, configured, state).orElse(null) : null;
    return new JobsListAnswer(label, polled, last, next, presence.connections(), presence.waiting(), closed);
  }

  private Effect<JobsListEvent, JobsListState> tick(JobsListState state, JobsListMessage.Tick tick) {
    return switch (tick) {
      case ADVANCE -> advance(state);
      case UNREADABLE -> {
        configuring = false;
        yield Effect().none();
      }
      case LOOK -> {
        presence.expire(nanos());
        toldGates.keySet().retainAll(presence.desks());
        if (presence.isEmpty() && !querying) {
          shard.tell(new ClusterSharding.Passivate<>(actor.getSelf()));
          yield Effect().none();
        }
        configure();
        if (++looks % LOOKS_PER_ORPHAN_SEARCH == 0 && !presence.waitingFor(Ask.ForSlot.class).isEmpty()) searchOrphans(state);
        yield advance(state);
      }
    };
  }

  /** Does everything that is due, and wakes up again when the next thing is. */
  private Effect<JobsListEvent, JobsListState> advance(JobsListState state) {
    if (!known) return Effect().none();
    wake = pauses.look();
    var effect = due(state, nanos());
    timers.startSingleTimer(JobsListMessage.Tick.ADVANCE, JobsListMessage.Tick.ADVANCE, wake);
    return effect;
  }

  private Effect<JobsListEvent, JobsListState> due(JobsListState state, long now) {
    var closed = gate.closedBecause(label, configured, state).orElse(null);
    tellGate(closed);
    if (configured != null && gate.probeIsDue(state, configured.revision(), now)) probe();
    var events = new ArrayList<JobsListEvent>();
    var afterwards = new ArrayList<Runnable>();
    if (closed == null || gate.isProbing())
      wakeIn(allotment.connections(configured.computer().limits(), now, now(), events, afterwards));
    if (closed == null) {
      wakeIn(allotment.uses(configured.computer().limits(), now()));
      allotment.slots(configured.computer().limits(), state, now(), events, afterwards);
      query(now, events, afterwards);
    }
    if (events.isEmpty()) {
      afterwards.forEach(Runnable::run);
      return Effect().none();
    }
    return Effect().persist(events).thenRun(_ -> afterwards.forEach(Runnable::run));
  }

  private void tellGate(String closed) {
    for (var desk : presence.desks()) {
      if (toldGates.containsKey(desk) && Objects.equals(toldGates.get(desk), closed)) continue;
      toldGates.put(desk, closed);
      desk.tell(new DeskMessage.Gate(label, closed));
    }
  }

  private void query(long now, List<JobsListEvent> events, List<Runnable> afterwards) {
    var jobs = presence.watches();
    if (querying || jobs.isEmpty()) return;
    if (now - queryNotBefore < 0) {
      wakeIn(Duration.ofNanos(queryNotBefore - now));
      return;
    }
    querying = true;
    if (interval().compareTo(Duration.ofSeconds(1)) >= 0) events.add(new JobsListEvent.QueryBegan(now()));
    afterwards.add(() -> ask(jobs));
  }

  private void ask(List<WatchedJob> jobs) {
    var refs = jobs.stream().map(WatchedJob::job).distinct().toList();
    queryNotBefore = nanos() + interval().toNanos();
    lastQuery = now();
    work(() -> {
      var begin = nanos();
      try {
        return new JobsListMessage.QueryEnded(jobs, queries.list(label, refs), null, nanos() - begin);
      } catch (TroubleException e) {
        return new JobsListMessage.QueryEnded(jobs, null, e.trouble(), nanos() - begin);
      } catch (RuntimeException e) {
        return new JobsListMessage.QueryEnded(jobs, new ListAnswer.Unusable(String.valueOf(e.getMessage())), null,
            nanos() - begin);
      }
    });
  }

  /**
   * A query that took long makes the pause after it longer, by seconds at most, so that asking does not cost most of the time.
   */
  private Effect<JobsListEvent, JobsListState> queryEnded(JobsListState state, JobsListMessage.QueryEnded ended) {
    querying = false;
    var pause = Math.max(interval().toNanos() - ended.nanos(), 10 * ended.nanos());
    queryNotBefore = nanos() + Math.min(pause, Math.max(interval().toNanos(), LONGEST_PAUSE.toNanos()));
    if (ended.trouble() != null) {
      if (state.trouble() == null) gate.report(ended.trouble(), nanos());
      return advance(state);
    }
    unusable = ended.answer() instanceof ListAnswer.Unusable ? unusable + 1 : 0;
    if (ended.answer() instanceof ListAnswer.Unusable(var reason) && unusable >= UNUSABLE_IN_A_ROW && state.trouble() == null) {
      unusable = 0;
      gate.report(new Trouble(Trouble.Cause.SCHEDULER, "cannot list jobs: " + reason), nanos());
    }
    presence.sightings(ended.asked(), ended.answer()).forEach((desk, sightings) -> {
      for (var part : Presence.parts(sightings, PART)) desk.tell(new DeskMessage.Sighted(label, part));
    });
    return advance(state);
  }

  private void probe() {
    gate.probeBegins(configured.revision());
    work(() -> {
      try {
        return new JobsListMessage.Probed(queries.probe(label).orElse(null));
      } catch (RuntimeException e) {
        return new JobsListMessage.Probed(new Trouble(Trouble.Cause.UNREACHABLE, String.valueOf(e.getMessage())));
      }
    });
  }

  private Effect<JobsListEvent, JobsListState> probed(JobsListState state, Trouble found) {
    gate.probed(found, nanos());
    if (found == null) {
      if (state.trouble() == null) return advance(state);
      actor.getLog().info("Computer {} can be worked with again, after trouble since {}", label, state.since());
      return Effect().persist(new JobsListEvent.CircuitClosed(now())).thenRun(_ -> soon());
    }
    if (found.equals(state.trouble())) return advance(state);
    if (state.trouble() == null) actor.getLog().warn("All jobs there wait: {}", Gate.sentence(label, found));
    return Effect().persist(new JobsListEvent.CircuitOpened(now(), found)).thenRun(_ -> soon());
  }

  private void configure() {
    if (configuring) return;
    configuring = true;
    var log = actor.getLog();
    work(() -> {
      try {
        return new JobsListMessage.ConfiguredNow(queries.configured(label).orElse(null));
      } catch (RuntimeException e) {
        log.debug("Cannot read the configuration of computer {}", label, e);
        return JobsListMessage.Tick.UNREADABLE;
      }
    });
  }

  private void configuredNow(JobsListState state, Configured now) {
    configuring = false;
    var first = configured == null && now != null;
    configured = now;
    known = true;
    if (!first) return;
    queryNotBefore = nanos() + left(state.lastQuery(), interval()).toNanos();
    allotment.connectedBefore(left(state.lastConnection(),
        Duration.ofNanos((long) (configured.computer().limits().safeInterval() * 1e9))));
  }

  /** What is left of an interval; all of it when the clock was set back. */
  private Duration left(Instant begin, Duration interval) {
    var left = Duration.between(now(), begin.plus(interval));
    if (left.isNegative()) return Duration.ZERO;
    return left.compareTo(interval) > 0 ? interval : left;
  }

  private void searchOrphans(JobsListState state) {
    var watched = new HashSet<UUID>();
    presence.slots().forEach(slot -> watched.add(slot.process()));
    var suspects = state.slots().values().stream().map(Slot::process).filter(process -> !watched.contains(process)).toList();
    if (!suspects.isEmpty()) work(() -> orphans(suspects));
  }

  /** None while that cannot be read: they are searched for again. */
  private JobsListMessage orphans(List<UUID> suspects) {
    try {
      return new JobsListMessage.Orphans(suspects.stream().filter(queries::isOver).toList());
    } catch (RuntimeException e) {
      if (StoreTrouble.in(e).isEmpty()) throw e;
      return new JobsListMessage.Orphans(List.of());
    }
  }

  /** On a thread of its own, as it blocks; what it answers is told to this actor. */
  private void work(Callable<JobsListMessage> work) {
    var self = actor.getSelf();
    workers.newThread(() -> {
      try {
        self.tell(work.call());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IllegalStateException("JobsList " + label, e);
      }
    }).start();
  }

  private Duration interval() {
    return Duration.ofNanos((long) (configured.computer().minimumPollInterval() * 1e9));
  }

  private void soon() {
    actor.getSelf().tell(JobsListMessage.Tick.ADVANCE);
  }

  private void wakeIn(Duration pause) {
    var rounded = pause.plusMillis(1);
    if (rounded.compareTo(wake) < 0) wake = rounded;
  }

  private long nanos() {
    return Ticking.nanos(clock);
  }

  private Instant now() {
    return clock.instant();
  }
}
