package org.clew.actors;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.clew.actors.ProcessMessage.Tick;
import org.clew.process.Activity;
import org.clew.process.Agenda;
import org.clew.process.Birth;
import org.clew.process.ChildRecord;
import org.clew.process.JobDeadline;
import org.clew.process.JobPhase;
import org.clew.process.KillMode;
import org.clew.process.Lifecycle;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.process.ProcessState;
import org.clew.process.Work;
import org.clew.process.Work.Killing.JobToCancel;
import org.clew.time.Ticking;

/**
 * The one thing that is going on for a process, and its talk with parent and children. Owned by the actor and touched by it only,
 * except for {@link Task}, which its virtual thread shares.
 */
final class Undertaking {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  /** Pekko refuses timers of more than 248 days; this one is set anew when it is over. */
  private static final Duration LONGEST_TIMER = Duration.ofDays(100);

  private final UUID id;
  private final ActorRef<ProcessMessage> self;
  private final Supplier<ActorRef<ControlAnswer>> killAnswers;
  private final TimerScheduler<ProcessMessage> timers;
  private final ProcessContext context;

  private final Map<UUID, CompletableFuture<Outcome>> childWaits = new ConcurrentHashMap<>();
  private final Set<UUID> created = new HashSet<>();
  private final Set<UUID> toldToEnd = new HashSet<>();
  private boolean creating;
  private boolean tidied;
  private long tokens;
  private Task task;
  private Instant knownDue;
  private long dueNanos;
  private boolean taskStops;
  private Duration parentPause;
  private Duration childrenPause;

  /** @param killAnswers hears what children answer to a kill; asked for by the actor itself only */
  Undertaking(UUID id, ActorRef<ProcessMessage> self, Supplier<ActorRef<ControlAnswer>> killAnswers,
      TimerScheduler<ProcessMessage> timers, ProcessContext context) {
    this.id = id;
    this.self = self;
    this.killAnswers = killAnswers;
    this.timers = timers;
    this.context = context;
    this.parentPause = context.settings().tellAgainAfter();
    this.childrenPause = parentPause;
  }

  Activity activity() {
    return task == null ? Activity.IDLE : Activity.BUSY;
  }

  boolean isCurrent(long token) {
    return task != null && task.token() == token;
  }

  /** Whether the message is from the present task, which is over then. */
  boolean ended(long token) {
    if (!isCurrent(token)) return false;
    if (task.work() instanceof Work.Killing(var job, _) && job == JobToCancel.NONE) tidied = true;
    task = null;
    timers.cancel(Tick.STEP_VISIBLE);
    return true;
  }

  /** As after every event, but children that ended meanwhile are asked to tell it again. */
  void recovered(ProcessState state) {
    follow(state);
  }

  /** Looks for what blocked it on a thread of its own, as that may compile a source. */
  void unblockWhenPossible(ProcessState state) {
    context.workers().newThread(() -> {
      if (context.runner().obstacle(state).isEmpty()) self.tell(Tick.UNBLOCK);
    }).start();
  }

  void follow(ProcessState state) {
    createChildren(state);
    switch (Agenda.of(state)) {
      case Work.Steps work -> start(work, state);
      case Work.Function work -> start(work, state);
      case Work.Job work -> {
        leaveForStop(state);
        start(work, state);
      }
      case Work.JobLater later -> startLater(later, state);
      case Work.Children _ -> leaveWhenIdle();
      case Work.Rest _ -> leaveWhenIdle();
      case Work.Killing killing -> kill(killing, state);
      case Work.Ended() -> {
        abandon();
        tellParent(state);
      }
    }
    if (state.isCalcJob()) watchDeadline(state);
  }

  /** A job that is to be stopped is neither brought to the scheduler nor waited for any more. */
  private void leaveForStop(ProcessState state) {
    if (task != null && !taskStops && state.job().stop() != null && task.work() instanceof Work.Job(var phase)
        && phase.compareTo(JobPhase.UPDATE) <= 0) task.interrupt();
  }

  private void watchDeadline(ProcessState state) {
    JobDeadline.of(state).ifPresentOrElse(due -> {
      var wait = Duration.between(context.clock().instant(), due);
      timers.startSingleTimer(Tick.DEADLINE, Tick.DEADLINE,
          wait.isPositive() ? shorter(wait, LONGEST_TIMER) : Duration.ofMillis(1));
    }, () -> timers.cancel(Tick.DEADLINE));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** A pause lets a step or a transfer end by itself, but not a wait for the scheduler; a kill interrupts everything. */
  void interruptFor(ProcessCommand.Control command) {
    timers.cancel(Tick.JOB_DUE);
    if (command instanceof ProcessCommand.Kill) tellChildrenAnew();
    if (task == null) return;
    switch (command) {
      case ProcessCommand.Pause _ -> {
        task.askToStop();
        if (task.work() instanceof Work.Job(var phase) && phase == JobPhase.UPDATE) task.interrupt();
      }
      case ProcessCommand.Kill _ -> {
        task.askToStop();
        task.interrupt();
      }
      case ProcessCommand.Play() -> task.goOn();
      case ProcessCommand.Stop _, ProcessCommand.Retry _, ProcessCommand.StepBack _, ProcessCommand.Migrate _ -> { }
    }
  }

  Optional<String> stepToShow(ProcessState state) {
    if (task == null || state.lifecycle() instanceof Lifecycle.Running) return Optional.empty();
    var step = Optional.ofNullable(task.step());
    if (step.isEmpty()) showLater();
    return step;
  }

  void childEnded(UUID child, Outcome outcome) {
    toldToEnd.add(child);
    childWaits.computeIfAbsent(child, _ -> new CompletableFuture<>()).complete(outcome);
  }

  void childrenCreated(Throwable failure) {
    creating = false;
    if (failure != null) {
      created.clear();
      timers.startSingleTimer(Tick.CREATE_CHILDREN, Tick.CREATE_CHILDREN, context.settings().tellAgainAfter());
    }
  }

  void childAnsweredKill(UUID child) {
    toldToEnd.add(child);
  }

  /** Whether a kill may take effect, as far as children are concerned: who cleans up after them waits until they have ended. */
  boolean allChildrenSettled(ProcessState state) {
    return allChildrenTold(state) && (!waitsForChildren(state) || !Agenda.hasOpenChildren(state));
  }

  private boolean waitsForChildren(ProcessState state) {
    var kill = state.control().kill();
    return kill != null && kill.mode() != KillMode.FORCE && context.runner().tidies(state);
  }

  private boolean allChildrenTold(ProcessState state) {
    return !creating && state.chain().children().entrySet().stream()
        .allMatch(entry -> !entry.getValue().isOpen() || toldToEnd.contains(entry.getKey()));
  }

  boolean mayLeave(ProcessState state) {
    return task == null && !creating && switch (Agenda.of(state)) {
      case Work.Children _, Work.Rest _ -> true;
      case Work.Steps _, Work.Function _, Work.Job _, Work.JobLater _, Work.Killing _, Work.Ended _ -> false;
    };
  }

  void tellParent(ProcessState state) {
    var parent = state.birth().parent();
    if (parent == null) return;
    context.peers().tell(parent.uuid(), new ProcessMessage.ChildTold(id, state.outcome()));
    timers.startSingleTimer(Tick.TELL_PARENT, Tick.TELL_PARENT, parentPause);
    parentPause = longer(parentPause);
  }

  /** Forgets what was under way: it is found again from the state. */
  void abandon() {
    timers.cancelAll();
    creating = false;
    tidied = false;
    created.clear();
    toldToEnd.clear();
    if (task != null) {
      task.askToStop();
      task.interrupt();
      task = null;
    }
  }

  private void createChildren(ProcessState state) {
    if (creating || state.isTerminal() || timers.isTimerActive(Tick.CREATE_CHILDREN)) return;
    List<Birth> births = state.chain().children().values().stream().filter(ChildRecord::isOpen).map(ChildRecord::birth)
        .filter(birth -> !created.contains(birth.node().uuid())).toList();
    if (births.isEmpty()) return;
    creating = true;
    births.forEach(birth -> created.add(birth.node().uuid()));
    context.births().create(births).whenComplete((_, failure) -> {
      if (failure == null) births.forEach(birth -> context.peers().tell(birth.node().uuid(), new ProcessMessage.TellMe(id)));
      self.tell(new ProcessMessage.ChildrenCreated(failure));
    });
  }

  private void kill(Work.Killing killing, ProcessState state) {
    tellChildren(killing, state);
    var force = state.control().kill().mode() == KillMode.FORCE;
    if (task != null) {
      task.askToStop();
      if (!(task.work() instanceof Work.Killing)) task.interrupt();
    } else if (killing.job() == JobToCancel.CANCEL && !force) {
      task = Task.start(++tokens, killing, context.workers(), running -> cancel(running, state));
    } else if (killing.openChildren().isEmpty() && !tidied && waitsForChildren(state)) {
      task = Task.start(++tokens, killing, context.workers(), running -> tidy(running, state));
    }
  }

  /** A new kill may be of another mode than the one that the children have heard of. */
  private void tellChildrenAnew() {
    toldToEnd.clear();
    timers.cancel(Tick.TELL_CHILDREN);
    childrenPause = context.settings().tellAgainAfter();
  }

  private void tellChildren(Work.Killing killing, ProcessState state) {
    if (creating || killing.openChildren().isEmpty() || allChildrenTold(state)) return;
    if (timers.isTimerActive(Tick.TELL_CHILDREN)) return;
    var request = state.control().kill();
    var text = "Killed by its caller, process " + state.birth().node().pk();
    var answers = killAnswers.get();
    for (var child : killing.openChildren()) {
      if (!toldToEnd.contains(child)) {
        context.peers().tell(child, new ProcessMessage.Control(new ProcessCommand.Kill(text, request.mode()), answers));
      }
    }
    timers.startSingleTimer(Tick.TELL_CHILDREN, Tick.TELL_CHILDREN, childrenPause);
    childrenPause = longer(childrenPause);
  }

  private void tidy(Task running, ProcessState state) {
    try {
      context.runner().tidy(state);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      self.tell(new ProcessMessage.WorkEnded(running.token(), List.of(), null));
    }
  }

  private void cancel(Task running, ProcessState state) {
    try {
      self.tell(new ProcessMessage.CancelEnded(running.token(), context.runner().cancel(state), null));
    } catch (Exception | LinkageError failure) {
      self.tell(new ProcessMessage.CancelEnded(running.token(), null, failure));
    }
  }

  /**
   * The clock is looked at once for each due time, and believed up to the longest wait: it may jump, the time that passes does
   * not.
   */
  private void startLater(Work.JobLater later, ProcessState state) {
    if (!later.due().equals(knownDue)) {
      knownDue = later.due();
      dueNanos = Ticking.nanos(context.clock())
          + shorter(Duration.between(context.clock().instant(), later.due()), later.longest()).toNanos();
    }
    var wait = Duration.ofNanos(dueNanos - Ticking.nanos(context.clock()));
    if (wait.isPositive()) timers.startSingleTimer(Tick.JOB_DUE, Tick.JOB_DUE, wait);
    else start(new Work.Job(later.phase()), state);
  }

  private void start(Work work, ProcessState state) {
    if (task != null) return;
    timers.cancel(Tick.IDLE);
    taskStops = state.job().stop() != null;
    task = Task.start(++tokens, work, context.workers(), running -> run(running, state));
    if (!(state.lifecycle() instanceof Lifecycle.Running) && !(work instanceof Work.Job)) {
      showLater();
    }
  }

  private void run(Task running, ProcessState state) {
    try {
      var events = context.runner().run(running.work(), state, running.control(self, childWaits));
      self.tell(new ProcessMessage.WorkEnded(running.token(), events, null));
    } catch (Throwable failure) {
      self.tell(new ProcessMessage.WorkEnded(running.token(), List.of(), failure));
    }
  }

  /** Again and again while the thread has not come to a step: under load it may begin late. */
  private void showLater() {
    timers.startSingleTimer(Tick.STEP_VISIBLE, Tick.STEP_VISIBLE, context.settings().stepVisibleAfter());
  }

  private void leaveWhenIdle() {
    timers.startSingleTimer(Tick.IDLE, Tick.IDLE, context.settings().passivateAfter());
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
