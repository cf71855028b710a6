package org.clew.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clew.process.ProcessCommand.Settle.Descendants;

/**
 * Answers every command with events or a refusal. Pure: reads the state, the command and the given time, changes nothing.
 *
 * <p>A pause or kill is first a durable intent. It takes effect at once when nothing is running for the process, else when the
 * running step or phase has ended; the actor then asks again with {@link ProcessCommand.Settle}.
 */
public final class Decider {
  private Decider() {}

  public static Decision decide(ProcessState state, ProcessCommand command, Activity activity, Instant now) {
    return switch (state.lifecycle()) {
      case Lifecycle.Unborn() -> new Decision.Reject("There is no such process.");
      case Lifecycle.Finished _, Lifecycle.Excepted _, Lifecycle.Killed _ -> ended(state, command);
      case Lifecycle.Created(), Lifecycle.Running(), Lifecycle.Waiting() -> alive(state, command, activity, now);
    };
  }

  private static Decision ended(ProcessState state, ProcessCommand command) {
    return switch (command) {
      case ProcessCommand.Kill _ when state.lifecycle() instanceof Lifecycle.Killed -> Decision.nothing();
      case ProcessCommand.Control _ -> new Decision.Reject("Process " + state.birth().node().pk() + " has already ended: it is "
          + state.lifecycle().durable() + ".");
      case ProcessCommand.WorkDone _, ProcessCommand.WorkProgress _, ProcessCommand.ChildTold _, ProcessCommand.Settle _,
          ProcessCommand.CancelFailed _, ProcessCommand.Unblock _, ProcessCommand.DeadlinePassed _ -> Decision.nothing();
    };
  }

  private static Decision alive(ProcessState state, ProcessCommand command, Activity activity, Instant now) {
    return switch (command) {
      case ProcessCommand.Pause(var message) -> pause(state, message, activity, now);
      case ProcessCommand.Play() -> state.paused() || state.control().pauseWanted() != null
          ? Decision.emit(new ProcessEvent.Played(now, state.control().statusAfterPlay())) : Decision.nothing();
      case ProcessCommand.Kill(var message, var mode) -> kill(state, message, mode, now);
      case ProcessCommand.Stop stop -> JobControl.stop(state, stop, now);
      case ProcessCommand.Retry(var phase) -> JobControl.retry(state, phase, activity, now);
      case ProcessCommand.StepBack back -> ChainControl.stepBack(state, back, activity, now);
      case ProcessCommand.Migrate migrate -> ChainControl.migrate(state, migrate, activity, now);
      case ProcessCommand.DeadlinePassed() -> JobControl.deadlinePassed(state, now);
      case ProcessCommand.WorkDone(var events) -> workDone(state, events, now);
      case ProcessCommand.WorkProgress(var events) ->
          state.control().kill() == null ? new Decision.Emit(events) : new Decision.Emit(effectsOnly(events));
      case ProcessCommand.ChildTold(var child, var outcome) -> {
        var known = state.chain().children().get(child);
        yield known != null && known.isOpen()
            ? Decision.emit(new ProcessEvent.ChildEnded(now, child, outcome, Evolution.statusWithout(state, child)))
            : Decision.nothing();
      }
      case ProcessCommand.Settle(var descendants) -> settle(state, descendants, activity, now);
      case ProcessCommand.CancelFailed(var reason) ->
          state.control().kill() != null && state.control().kill().mode() == KillMode.ORDERLY
          ? Decision.emit(new ProcessEvent.KillRefused(now, reason)) : Decision.nothing();
      case ProcessCommand.Unblock() ->
          state.control().blocked() == null ? Decision.nothing() : Decision.emit(new ProcessEvent.Unblocked(now));
    };
  }

  private static Decision pause(ProcessState state, String message, Activity activity, Instant now) {
    if (state.paused() || state.control().pauseWanted() != null) return Decision.nothing();
    var wanted = new ProcessEvent.PauseRequested(now, message);
    return switch (activity) {
      case IDLE -> Decision.emit(wanted, new ProcessEvent.Paused(now, blankToNull(message)));
      case BUSY -> Decision.emit(wanted);
    };
  }

  private static Decision kill(ProcessState state, String message, KillMode mode, Instant now) {
    var present = state.control().kill();
    if (present != null && (present.mode() == mode || present.mode() == KillMode.FORCE)) return Decision.nothing();
    return Decision.emit(new ProcessEvent.KillRequested(now, message, mode));
  }

  private static Decision workDone(ProcessState state, List<ProcessEvent> events, Instant now) {
    if (state.control().kill() != null) return new Decision.Emit(effectsOnly(events));
    var all = new ArrayList<>(events);
    var after = state;
    for (var event : events) after = Evolution.evolve(after, event);
    if (after.isTerminal()) return new Decision.Emit(all);
    var wanted = blankToNull(after.control().pauseWanted());
    if (gaveUp(events)) {
      var why = after.control().status();
      all.add(new ProcessEvent.Paused(now, wanted == null ? why : wanted + " (" + why + ")"));
    } else if (after.control().pauseWanted() != null) {
      all.add(new ProcessEvent.Paused(now, wanted));
    }
    return new Decision.Emit(all);
  }

  private static boolean gaveUp(List<ProcessEvent> events) {
    return !events.isEmpty() && events.getLast() instanceof JobEvent.PhaseFailed failed && failed.next() == null;
  }

  /** A killed process discards results, but never forgets what it has done to the outside. */
  private static List<ProcessEvent> effectsOnly(List<ProcessEvent> events) {
    return events.stream().filter(event -> switch (event) {
      case JobEvent.Uploaded _, JobEvent.SubmitIntended _, JobEvent.Submitted _, JobEvent.JobCancelled _, JobEvent.JobEnded _,
          ProcessEvent.ChildStarted _ -> true;
      case JobEvent.SubmitSearched _, JobEvent.JobSeen _, JobEvent.JobHeld _, JobEvent.Monitored _, JobEvent.StopRequested _,
          JobEvent.PhaseRetried _, JobEvent.DryRunDone _,
          JobEvent.Stashed _, JobEvent.Retrieved _, JobEvent.PhaseFailed _, ProcessEvent.Created _,
          ProcessEvent.StepStarted _, ProcessEvent.StepDone _, ProcessEvent.Called _, ProcessEvent.ChildEnded _,
          ProcessEvent.PauseRequested _, ProcessEvent.Paused _, ProcessEvent.Played _, ProcessEvent.KillRequested _,
          ProcessEvent.KillRefused _, ProcessEvent.Finished _, ProcessEvent.Excepted _, ProcessEvent.Killed _,
          ProcessEvent.Cached _, ProcessEvent.CacheMissed _, ProcessEvent.Blocked _, ProcessEvent.Unblocked _,
          ProcessEvent.OutlineChanged _, ProcessEvent.Forked _, ProcessEvent.SteppedBack _, ProcessEvent.Migrated _ -> false;
    }).toList();
  }

  private static Decision settle(ProcessState state, Descendants descendants, Activity activity, Instant now) {
    var kill = state.control().kill();
    if (kill == null) {
      var wanted = state.control().pauseWanted();
      return wanted != null && activity == Activity.IDLE
          ? Decision.emit(new ProcessEvent.Paused(now, blankToNull(wanted))) : Decision.nothing();
    }
    var force = kill.mode() == KillMode.FORCE;
    if (activity == Activity.BUSY && !force) return Decision.nothing();
    if (Agenda.mustCancelJob(state) && !force) return Decision.nothing();
    if (descendants == Descendants.UNTOLD && Agenda.hasOpenChildren(state)) return Decision.nothing();
    return Decision.emit(new ProcessEvent.Killed(now, kill.message(), force ? leftBehind(state) : null));
  }

  private static String leftBehind(ProcessState state) {
    if (!Agenda.mustCancelJob(state)) return null;
    var job = state.job();
    return job.jobId() != null
        ? "Killed by force: the scheduler job " + job.jobId() + " in " + job.workdir() + " may still be running"
        : "Killed by force: a scheduler job with token " + job.token() + " may have been submitted";
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
