package org.clew.actors;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
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
import org.clew.process.Agenda;
import org.clew.process.Birth;
import org.clew.process.Change;
import org.clew.process.Decider;
import org.clew.process.Decision;
import org.clew.process.Evolution;
import org.clew.process.Lifecycle;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessCommand.Settle.Descendants;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Traces;
import org.slf4j.event.Level;

/**
 * A process as a persistent actor: turns messages into commands, persists what is decided, and after every change lets
 * {@link Undertaking} do what the agenda asks. Nothing is done to the outside before the event that says so is durable.
 */
public final class ProcessActor extends EventSourcedBehavior<ProcessMessage, ProcessEvent, ProcessState> {
  private static final int EVENTS_PER_SNAPSHOT = 200;

  private final UUID id;
  private final ActorContext<ProcessMessage> actor;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final PromptStop<ProcessMessage> stops;
  private final ProcessContext context;
  private final Undertaking undertaking;
  private final Set<ActorRef<Ended>> watchers = new LinkedHashSet<>();
  private boolean parentHeard;
  private ProcessState heard;
  private CompletableFuture<Void> hooks = CompletableFuture.completedFuture(null);

  /** The behavior of one process; {@code shard} is asked for leave before the actor stops itself. */
  public static Behavior<ProcessMessage> create(UUID id, ActorRef<ClusterSharding.ShardCommand> shard, ProcessContext context) {
    return Behaviors.setup(actor -> Behaviors.withTimers(timers -> {
      var stops = new PromptStop<>(ProcessMessage.class, ProcessMessage.Stop.INSTANCE, () -> context.peers().follow(id));
      return stops.around(new ProcessActor(id, actor, timers, shard, stops, context));
    }));
  }

  private ProcessActor(UUID id, ActorContext<ProcessMessage> actor, TimerScheduler<ProcessMessage> timers,
      ActorRef<ClusterSharding.ShardCommand> shard, PromptStop<ProcessMessage> stops, ProcessContext context) {
    super(PersistenceId.ofUniqueId(Birth.persistenceId(id)),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(20), 0.2).withLogLevel(Level.DEBUG));
    this.id = id;
    this.actor = actor;
    this.shard = shard;
    this.stops = stops;
    this.context = context;
    this.undertaking = new Undertaking(id, actor.getSelf(), this::killAnswers, timers, context);
  }

  /** An adapter costs the start of each process something, and few ever kill children. */
  private ActorRef<ControlAnswer> killAnswers() {
    return actor.messageAdapter(ControlAnswer.class, answer -> new ProcessMessage.ChildAnsweredKill(switch (answer) {
      case ControlAnswer.Accepted(var child) -> child;
      case ControlAnswer.Refused(var child, _) -> child;
    }));
  }

  @Override public ProcessState emptyState() {
    return ProcessState.UNBORN;
  }

  @Override public EventHandler<ProcessState, ProcessEvent> eventHandler() {
    return Evolution::evolve;
  }

  @Override public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, 2);
  }

  @Override public SignalHandler<ProcessState> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.class, (state, _) -> recovered(state))
        .onSignal(RecoveryFailed.class, (_, failed) -> {
          stops.journalFails();
          context.endings().unreadable(id, failed.getFailure());
        })
        .onSignal(PreRestart.class, (_, _) -> {
          stops.journalFails();
          undertaking.abandon();
        })
        .onSignal(PostStop.class, (_, _) -> undertaking.abandon())
        .build();
  }

  @Override public CommandHandler<ProcessMessage, ProcessEvent, ProcessState> commandHandler() {
    return (state, message) -> switch (message) {
      case ProcessMessage.Control(var command, var replyTo) -> control(state, command, replyTo);
      case ProcessMessage.Wake() -> wake(state);
      case ProcessMessage.Status(var replyTo) -> {
        replyTo.tell(status(state));
        yield state.lifecycle() instanceof Lifecycle.Unborn ? passivate() : Effect().none();
      }
      case ProcessMessage.WatchEnd(var watcher) -> watch(state, watcher);
      case ProcessMessage.TellMe _ -> tellMe(state);
      case ProcessMessage.ChildTold(var child, var outcome) -> childTold(state, child, outcome);
      case ProcessMessage.Heard _ -> {
        parentHeard = true;
        yield passivate();
      }
      case ProcessMessage.WorkEnded(var token, var events, var failure) ->
          undertaking.ended(token) ? workEnded(state, events, failure) : Effect().none();
      case ProcessMessage.Progress progress -> progress(state, progress);
      case ProcessMessage.CancelEnded(var token, var cancelled, var failure) -> undertaking.ended(token)
          ? apply(state, cancelled != null ? new ProcessCommand.WorkDone(List.of(cancelled))
              : new ProcessCommand.CancelFailed(failure.getMessage() == null ? Traces.headline(failure) : failure.getMessage()))
          : Effect().none();
      case ProcessMessage.ChildrenCreated(var failure) -> {
        undertaking.childrenCreated(failure);
        yield reconcile(state);
      }
      case ProcessMessage.ChildAnsweredKill(var child) -> {
        undertaking.childAnsweredKill(child);
        yield reconcile(state);
      }
      case ProcessMessage.Tick tick -> tick(state, tick);
      case ProcessMessage.Stop _ -> {
        if (hasMoreToDo(state)) context.peers().follow(id);
        yield Effect().stop();
      }
    };
  }

  private void recovered(ProcessState state) {
    stops.journalWorks();
    context.endings().readable(id);
    if (state.lifecycle() instanceof Lifecycle.Unborn) return;
    hear(state);
    if (state.isTerminal()) {
      if (state.birth().parent() == null) leave();
      else undertaking.tellParent(state);
      return;
    }
    if (state.control().blocked() != null) undertaking.unblockWhenPossible(state);
    undertaking.recovered(state);
    settle(state);
  }

  private Effect<ProcessEvent, ProcessState> control(ProcessState state, ProcessCommand.Control command,
      ActorRef<ControlAnswer> replyTo) {
    return switch (Decider.decide(state, command, undertaking.activity(), now())) {
      case Decision.Reject(var reason) -> {
        replyTo.tell(new ControlAnswer.Refused(id, reason));
        yield state.lifecycle() instanceof Lifecycle.Unborn ? passivate() : Effect().none();
      }
      case Decision.Emit(var events) -> {
        if (!events.isEmpty()) undertaking.interruptFor(command);
        yield persist(events).thenRun(_ -> replyTo.tell(new ControlAnswer.Accepted(id)));
      }
    };
  }

  private Effect<ProcessEvent, ProcessState> wake(ProcessState state) {
    if (state.control().blocked() != null) undertaking.unblockWhenPossible(state);
    var isTelling = state.isTerminal() && state.birth().parent() != null && !parentHeard;
    return state.lifecycle() instanceof Lifecycle.Unborn || state.isTerminal() && !isTelling ? passivate() : Effect().none();
  }

  /** A stop comes when the shard moves, but also when a message has come in after this actor wanted to leave. */
  private boolean hasMoreToDo(ProcessState state) {
    if (state.lifecycle() instanceof Lifecycle.Unborn) return false;
    return state.isTerminal() ? state.birth().parent() != null && !parentHeard : !undertaking.mayLeave(state);
  }

  private Effect<ProcessEvent, ProcessState> watch(ProcessState state, ActorRef<Ended> watcher) {
    if (!state.isTerminal()) {
      watchers.add(watcher);
      return Effect().none();
    }
    watcher.tell(new Ended(id, state.outcome()));
    return state.birth().parent() == null ? passivate() : Effect().none();
  }

  private StatusAnswer status(ProcessState state) {
    var text = state.control().status();
    return new StatusAnswer(id, state.lifecycle().durable(), state.paused(), text == null ? "" : text,
        Agenda.of(state).sentence());
  }

  private Effect<ProcessEvent, ProcessState> tellMe(ProcessState state) {
    if (state.isTerminal()) undertaking.tellParent(state);
    return state.lifecycle() instanceof Lifecycle.Unborn ? passivate() : Effect().none();
  }

  private Effect<ProcessEvent, ProcessState> childTold(ProcessState state, UUID child, org.clew.process.Outcome outcome) {
    if (state.lifecycle() instanceof Lifecycle.Unborn) return heard(child, passivate());
    undertaking.childEnded(child, outcome);
    return switch (Decider.decide(state, new ProcessCommand.ChildTold(child, outcome), undertaking.activity(), now())) {
      case Decision.Reject _ -> heard(child, Effect().none());
      case Decision.Emit(var events) when events.isEmpty() -> heard(child, Effect().none());
      case Decision.Emit(var events) ->
          persist(events).thenRun(_ -> context.peers().tell(child, new ProcessMessage.Heard(id)));
    };
  }

  private Effect<ProcessEvent, ProcessState> heard(UUID child, Effect<ProcessEvent, ProcessState> effect) {
    context.peers().tell(child, new ProcessMessage.Heard(id));
    return effect;
  }

  private Effect<ProcessEvent, ProcessState> workEnded(ProcessState state, List<ProcessEvent> events, Throwable failure) {
    if (failure == null) return apply(state, new ProcessCommand.WorkDone(events));
    if (failure instanceof InterruptedException) return apply(state, new ProcessCommand.WorkDone(List.of()));
    var trace = Traces.of(failure);
    return apply(state, new ProcessCommand.WorkDone(List.of(new ProcessEvent.Excepted(now(), Traces.headline(failure), trace))));
  }

  private Effect<ProcessEvent, ProcessState> progress(ProcessState state, ProcessMessage.Progress progress) {
    if (!undertaking.isCurrent(progress.token()) || state.isTerminal() || state.control().kill() != null) {
      var refused = Decider.decide(state, new ProcessCommand.WorkProgress(progress.events()), undertaking.activity(), now());
      var kept = refused instanceof Decision.Emit(var events) && undertaking.isCurrent(progress.token()) ? events
          : List.<ProcessEvent>of();
      return persist(kept).thenRun(_ -> progress.done().completeExceptionally(new InterruptedException("killed or moved")));
    }
    return persist(progress.events()).thenRun(_ -> progress.done().complete(null));
  }

  private Effect<ProcessEvent, ProcessState> tick(ProcessState state, ProcessMessage.Tick tick) {
    return switch (tick) {
      case STEP_VISIBLE -> undertaking.stepToShow(state)
          .<Effect<ProcessEvent, ProcessState>>map(step -> persist(List.of(new ProcessEvent.StepStarted(now(), step))))
          .orElseGet(() -> Effect().none());
      case JOB_DUE, CREATE_CHILDREN, TELL_CHILDREN -> reconcile(state);
      case TELL_PARENT -> {
        undertaking.tellParent(state);
        yield Effect().none();
      }
      case IDLE -> watchers.isEmpty() && undertaking.mayLeave(state) ? passivate() : Effect().none();
      case SETTLE -> apply(state, settlement(state));
      case UNBLOCK -> apply(state, new ProcessCommand.Unblock());
      case DEADLINE -> apply(state, new ProcessCommand.DeadlinePassed());
    };
  }

  private Effect<ProcessEvent, ProcessState> apply(ProcessState state, ProcessCommand command) {
    return switch (Decider.decide(state, command, undertaking.activity(), now())) {
      case Decision.Reject _ -> Effect().none();
      case Decision.Emit(var events) -> events.isEmpty() ? reconcile(state) : persist(events);
    };
  }

  private org.apache.pekko.persistence.typed.javadsl.EffectBuilder<ProcessEvent, ProcessState> persist(
      List<ProcessEvent> events) {
    if (events.isEmpty()) return Effect().none();
    return Effect().persist(events).thenRun(this::after);
  }

  private Effect<ProcessEvent, ProcessState> reconcile(ProcessState state) {
    if (!state.isTerminal()) after(state);
    return Effect().none();
  }

  /** Runs after every durable change: do what the new state asks for, and conclude what waited for idleness. */
  private void after(ProcessState state) {
    hear(state);
    undertaking.follow(state);
    if (state.isTerminal()) {
      var outcome = state.outcome();
      watchers.forEach(watcher -> watcher.tell(new Ended(id, outcome)));
      watchers.clear();
      context.endings().ended(id, outcome);
      if (state.birth().parent() == null) leave();
      return;
    }
    settle(state);
  }

  /** Tells the code of the process what has changed, one hook after the other, on threads of their own. */
  private void hear(ProcessState state) {
    var before = heard;
    heard = state;
    if (!context.runner().mayHear(state)) return;
    var changes = Change.between(before, state);
    if (changes.isEmpty()) return;
    hooks = hooks.thenRunAsync(() -> context.runner().hear(state, changes), task -> context.workers().newThread(task).start());
  }

  private void settle(ProcessState state) {
    var decision = Decider.decide(state, settlement(state), undertaking.activity(), now());
    if (decision instanceof Decision.Emit(var events) && !events.isEmpty()) actor.getSelf().tell(ProcessMessage.Tick.SETTLE);
  }

  private ProcessCommand settlement(ProcessState state) {
    return new ProcessCommand.Settle(undertaking.allChildrenSettled(state) ? Descendants.TOLD : Descendants.UNTOLD);
  }

  private Effect<ProcessEvent, ProcessState> passivate() {
    leave();
    return Effect().none();
  }

  /** The shard answers with a stop; messages that it has not yet given to this actor start another one. */
  private void leave() {
    shard.tell(new ClusterSharding.Passivate<>(actor.getSelf()));
  }

  private Instant now() {
    return context.clock().instant();
  }
}
