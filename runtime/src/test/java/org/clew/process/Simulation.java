package org.clew.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.clew.process.JobEvent.SubmitNeed;
import org.clew.process.ProcessCommand.CancelFailed;
import org.clew.process.ProcessCommand.ChildTold;
import org.clew.process.ProcessCommand.Kill;
import org.clew.process.ProcessCommand.Pause;
import org.clew.process.ProcessCommand.Settle;
import org.clew.process.ProcessCommand.WorkProgress;
import org.clew.process.Work.Killing.JobToCancel;
import org.clew.spec.ProcessKind;

/** A process with a small model of its actor: does what the agenda asks in any order an actor could meet, and may crash. */
final class Simulation {
  /** Sees every event with the states before and after it. */
  interface Observer {
    void saw(ProcessState before, ProcessEvent event, ProcessState after);
  }

  private final Observer observer;
  final List<ProcessEvent> log = new ArrayList<>();
  ProcessState state = ProcessState.UNBORN;
  private Work running;
  private long nextChild = 2;

  Simulation(ProcessKind kind, Observer observer) {
    this.observer = observer;
    apply(Given.created(kind));
  }

  /** Does one of the things that can happen now, chosen by the number. */
  void happen(int choice) {
    var moves = moves();
    moves.get(choice % moves.size()).run();
  }

  Activity activity() {
    return running == null ? Activity.IDLE : Activity.BUSY;
  }

  /** Asks; a refusal changes nothing. */
  void ask(ProcessCommand command) {
    if (Decider.decide(state, command, activity(), Given.NOW) instanceof Decision.Emit(var events)) events.forEach(this::apply);
  }

  /** Lets the running work end without a result, as after an interruption, and cancels the job if that is due. */
  void comeToRest() {
    if (running != null) end();
    if (cancelIsDue()) end(new JobEvent.JobCancelled(Given.NOW, "gone"));
  }

  private boolean cancelIsDue() {
    return Agenda.of(state) instanceof Work.Killing killing && killing.job() == JobToCancel.CANCEL;
  }

  private void apply(ProcessEvent event) {
    var before = state;
    state = Evolution.evolve(before, event);
    log.add(event);
    observer.saw(before, event, state);
  }

  private List<Runnable> moves() {
    var moves = new ArrayList<Runnable>();
    BiConsumer<Integer, Runnable> often = (times, move) -> {
      for (int i = 0; i < times; i++) moves.add(move);
    };
    if (running == null && !(Agenda.of(state) instanceof Work.Rest)) often.accept(6, () -> running = Agenda.of(state));
    if (running != null) working(running, often);
    if (running == null && cancelIsDue()) {
      moves.add(() -> end(new JobEvent.JobCancelled(Given.NOW, "gone")));
    }
    for (var child : state.chain().children().keySet()) moves.add(() -> ask(new ChildTold(child, Given.DONE)));
    moves.add(() -> ask(new Pause("hold")));
    often.accept(2, () -> ask(When.PLAY));
    moves.add(() -> ask(When.SETTLE));
    moves.add(() -> ask(When.UNTOLD));
    moves.add(() -> ask(new ProcessCommand.Unblock()));
    moves.add(() -> ask(new ChildTold(new UUID(9, 9), Given.DONE)));
    moves.add(() -> ask(new Kill("enough", KillMode.ORDERLY)));
    moves.add(() -> ask(new CancelFailed("denied")));
    if (state.isCalcJob()) {
      moves.add(() -> ask(When.STOP));
      moves.add(() -> ask(new ProcessCommand.Retry(JobPhase.values()[log.size() % JobPhase.values().length])));
      moves.add(() -> ask(new ProcessCommand.Retry(state.job().phase())));
      moves.add(() -> ask(new ProcessCommand.DeadlinePassed()));
    }
    if (log.size() == 1)
      forks().forEach(chain -> moves.add(() -> apply(new ProcessEvent.Forked(Given.NOW, new UUID(8, 8), 3, chain))));
    if (log.size() % 5 == 1)
      moves.add(() -> ask(new ProcessCommand.StepBack("b", 2, Map.of("k", 1L), state.chain().stepsDone())));
    if (log.size() % 4 == 2)
      moves.add(() -> ask(new ProcessCommand.Migrate(Map.of("version", (long) log.size()), "f3", log.size() % 2 == 0 ? null : "c",
          state.birth() == null ? null : state.chain().cursor())));
    if (log.size() % 7 == 0) moves.add(() -> ask(new Kill("at once", KillMode.FORCE)));
    moves.add(this::crash);
    return moves;
  }

  private List<ChainProgress> forks() {
    var start = state.chain();
    if (state.birth() == null || state.birth().kind() != ProcessKind.WORKCHAIN) return List.of(start);
    var waiting = start.stepDone(Given.step(null, nextChild++));
    return List.of(start, start.stepDone(Given.step("on")), waiting);
  }

  private void crash() {
    running = null;
    state = Evolution.replay(log);
  }

  private void working(Work work, BiConsumer<Integer, Runnable> often) {
    switch (work) {
      case Work.Steps() -> {
        often.accept(1, () -> progress(new ProcessEvent.StepStarted(Given.NOW, "a")));
        often.accept(2, () -> progress(Given.call("a#0#" + log.size())));
        often.accept(3, () -> end(Given.step("on")));
        often.accept(2, () -> end(Given.step(null), Given.step(null, nextChild++, nextChild++)));
        often.accept(2, () -> end(Given.step(null, nextChild++)));
        often.accept(1, () -> end(Given.step(null, List.of(Given.child(nextChild++)), List.of())));
        if (!(state.lifecycle() instanceof Lifecycle.Created)) {
          often.accept(1, () -> end(new ProcessEvent.OutlineChanged(Given.NOW, "f1", "f2", "b")));
        }
        ending(often);
      }
      case Work.Function() -> {
        often.accept(3, () -> progress(new ProcessEvent.ChildStarted(Given.NOW, Given.child(nextChild++))));
        often.accept(1, () -> progress(Given.call("run#0#" + log.size())));
        ending(often);
      }
      case Work.Job(var phase) -> job(phase, often);
      case Work.JobLater(var phase, _, _) -> job(phase, often);
      case Work.Children _, Work.Killing _, Work.Rest _, Work.Ended() -> often.accept(3, this::end);
    }
  }

  private void ending(BiConsumer<Integer, Runnable> often) {
    often.accept(1, () -> end(Given.finished()));
    often.accept(1, () -> end(new ProcessEvent.Excepted(Given.NOW, "boom", "trace")));
    often.accept(1, () -> end(new ProcessEvent.Blocked(Given.NOW, "class gone")));
    often.accept(1, this::end);
  }

  private void job(JobPhase phase, BiConsumer<Integer, Runnable> often) {
    often.accept(1, () -> end(Given.failed(phase, state.job().tries() + 1, Given.NOW.plusSeconds(20))));
    often.accept(1, () -> end(Given.failed(phase, 5, null)));
    if (state.job().stop() != null && phase.compareTo(JobPhase.UPDATE) <= 0) {
      if (state.job().token() == null) ending(often);
      else often.accept(5, () -> end(new JobEvent.JobCancelled(Given.NOW, "gone"), new JobEvent.JobEnded(Given.NOW, Map.of())));
      return;
    }
    if (phase == JobPhase.SUBMIT && state.job().token() == null) {
      often.accept(4, () -> progress(new JobEvent.SubmitIntended(Given.NOW, 1, "t1")));
      return;
    }
    often.accept(1, () -> end(new JobEvent.JobHeld(Given.NOW, "computer c is disabled")));
    switch (phase) {
      case UPLOAD -> {
        often.accept(8, () -> end(Given.uploaded()));
        often.accept(1, () -> end(new JobEvent.Uploaded(Given.NOW, 1, "/scratch/1", Map.of(), Map.of(), SubmitNeed.SKIP)));
        often.accept(1, () -> end(new JobEvent.DryRunDone(Given.NOW, "/home/u/submit_test/1", "run.sh"), Given.finished()));
        ending(often);
      }
      case SUBMIT -> {
        often.accept(8, () -> end(new JobEvent.Submitted(Given.NOW, 1, "4711")));
        often.accept(1, () -> end(new JobEvent.SubmitSearched(Given.NOW, 1, Given.NOW.plusSeconds(20))));
      }
      case UPDATE -> {
        often.accept(3, () -> end(new JobEvent.JobSeen(Given.NOW, "running", null)));
        often.accept(2,
            () -> progress(new JobEvent.Monitored(Given.NOW, Map.of("energy", Given.NOW), Set.of(), Map.of(), List.of())));
        often.accept(5, () -> end(new JobEvent.JobEnded(Given.NOW, Map.of("exit", 0L))));
      }
      case STASH -> often.accept(8, () -> end(new JobEvent.Stashed(Given.NOW, Map.of())));
      case RETRIEVE -> often.accept(8, () -> end(new JobEvent.Retrieved(Given.NOW, Map.of())));
      case PARSE -> ending(often);
    }
  }

  private void progress(ProcessEvent event) {
    ask(new WorkProgress(List.of(event)));
  }

  private void end(ProcessEvent... events) {
    running = null;
    ask(When.done(events));
  }

  /** All children that have not told how they ended. */
  Set<UUID> openChildren() {
    return Agenda.openChildren(state);
  }

  /** As the actor asks when all open children know that they must end. */
  void settle() {
    ask(new Settle(Settle.Descendants.TOLD));
  }
}
