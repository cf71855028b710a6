package org.clew.process;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.clew.process.JobEvent.SubmitNeed;

/**
 * Applies what happened to a process; total on every log that {@link Decider} can write, free of clock, ids and configuration.
 */
public final class Evolution {
  private Evolution() {}

  public static ProcessState evolve(ProcessState state, ProcessEvent event) {
    return switch (event) {
      case ProcessEvent.Created(var birth) ->
          new ProcessState(Lifecycle.CREATED, birth, Control.FREE, ChainProgress.START, JobProgress.START);
      case ProcessEvent.StepStarted _ -> state.with(Lifecycle.RUNNING);
      case ProcessEvent.StepDone done -> stepDone(state, done);
      case ProcessEvent.Called(_, var call) -> state.with(Lifecycle.RUNNING).with(state.chain().called(call));
      case ProcessEvent.ChildStarted(_, var child) -> state.with(Lifecycle.RUNNING).with(state.chain().childStarted(child));
      case ProcessEvent.ChildEnded(_, var child, var outcome, _) -> childEnded(state, child, outcome);
      case ProcessEvent.PauseRequested(_, var message) -> state.with(state.control().pauseRequested(message));
      case ProcessEvent.Paused(_, var message) -> state.with(state.control().pausedNow(message));
      case ProcessEvent.Played _ -> played(state);
      case ProcessEvent.KillRequested request -> state.with(state.control().withKill(request));
      case ProcessEvent.KillRefused(_, var reason) ->
          state.with(state.control().withKill(null).withVisibleStatus("Kill refused: " + reason));
      case ProcessEvent.Finished done ->
          ended(state, new Lifecycle.Finished(done.exitStatus(), done.exitMessage()), state.chain().finishedWith(done.outputs()),
              null);
      case ProcessEvent.Cached(_, _, var status, var message, var outputs) ->
          ended(state, new Lifecycle.Finished(status, message), state.chain().finishedWith(outputs), null);
      case ProcessEvent.CacheMissed _ -> state;
      case ProcessEvent.Excepted(_, var exception, _) -> ended(state, new Lifecycle.Excepted(exception), state.chain(), null);
      case ProcessEvent.Killed(_, var message, _) -> ended(state, new Lifecycle.Killed(message), state.chain(), message);
      case ProcessEvent.Blocked(_, var reason) -> state.with(state.control().withBlocked(reason));
      case ProcessEvent.Unblocked _ -> state.with(state.control().withBlocked(null));
      case ProcessEvent.OutlineChanged changed -> state.with(state.chain().withCursor(changed.cursor()));
      case ProcessEvent.Forked forked -> forked(state, forked.chain());
      case ProcessEvent.SteppedBack back -> state.with(Lifecycle.RUNNING).with(state.chain().steppedBack(back))
          .with(state.control().withBlocked(null).withStatus(null));
      case ProcessEvent.Migrated migrated -> migrated(state, migrated);
      case JobEvent job -> job(state.lifecycle().isTerminal() ? state : state.with(Lifecycle.WAITING), job);
    };
  }

  /** The state that a log leads to. */
  public static ProcessState replay(List<ProcessEvent> events) {
    var state = ProcessState.UNBORN;
    for (var event : events) state = evolve(state, event);
    return state;
  }

  /** A failed phase is tried anew, so its text is not shown any more. */
  private static ProcessState played(ProcessState state) {
    var control = state.control().played();
    return state.with(state.job().error() == null ? control : control.withStatus(null)).with(state.job().anew());
  }

  private static ProcessState stepDone(ProcessState state, ProcessEvent.StepDone done) {
    var chain = state.chain().stepDone(done);
    var waits = !chain.awaits().isEmpty();
    var status = done.status() != null ? done.status() : waits ? waitingText(chain) : null;
    var control = state.control().withStatus(status);
    return state.with(waits ? Lifecycle.WAITING : Lifecycle.RUNNING).with(chain)
        .with(done.pause() == null ? control : control.pauseRequested(both(control.pauseWanted(), done.pause())));
  }

  /** A person and the step itself may want the pause at the same time. */
  private static String both(String wanted, String hint) {
    return wanted == null || wanted.isBlank() ? hint : wanted + " (" + hint + ")";
  }

  private static ProcessState forked(ProcessState state, ChainProgress chain) {
    if (!chain.awaits().isEmpty())
      return state.with(Lifecycle.WAITING).with(chain).with(state.control().withStatus(waitingText(chain)));
    return state.with(chain.equals(ChainProgress.START) ? Lifecycle.CREATED : Lifecycle.RUNNING).with(chain);
  }

  private static ProcessState migrated(ProcessState state, ProcessEvent.Migrated event) {
    var chain = event.cursor() == null ? state.chain() : state.chain().withCursor(event.cursor());
    return new ProcessState(state.lifecycle(), state.birth().with(event.version(), event.fingerprint()),
        state.control().withBlocked(null), chain, state.job());
  }

  private static ProcessState childEnded(ProcessState state, UUID child, Outcome outcome) {
    var before = state.chain();
    var chain = before.childEnded(child, outcome);
    if (!before.awaits().contains(child)) return state.with(chain);
    return state.with(chain).with(state.control().withStatus(chain.awaits().isEmpty() ? null : waitingText(chain)));
  }

  /** What people see of the children that are waited for when one more has ended; null when there is nothing new to see. */
  static String statusWithout(ProcessState state, UUID child) {
    if (state.control().paused() || !state.chain().awaits().contains(child)) return null;
    var left = state.chain().awaits().stream().filter(each -> !each.equals(child)).toList();
    return left.isEmpty() ? null : waitingText(state.chain(), left);
  }

  private static ProcessState ended(ProcessState state, Lifecycle end, ChainProgress chain, String status) {
    var control = state.control();
    var free = new Control(false, null, status, null, control.kill(), null);
    return new ProcessState(end, state.birth(), free, chain, state.job());
  }

  private static ProcessState job(ProcessState state, JobEvent event) {
    var job = state.job();
    return switch (event) {
      case JobEvent.Uploaded up -> status(state.with(state.chain().finishedWith(up.outputs()))
          .with(job.uploaded(up.workdir(), up.plan(),
          up.need() == SubmitNeed.SUBMIT ? JobPhase.SUBMIT : JobPhase.STASH)), "Waiting for transport task: submit");
      case JobEvent.SubmitIntended(_, _, var token) -> state.with(job.intended(token));
      case JobEvent.SubmitSearched searched -> status(state.with(job.searched(searched)), searched.text());
      case JobEvent.Submitted(_, _, var jobId) -> status(state.with(job.submitted(jobId)), "Monitoring scheduler: job " + jobId);
      case JobEvent.JobSeen(_, var seen, _) -> status(state.with(job.seen(seen)), "Monitoring scheduler: job state " + seen);
      case JobEvent.JobEnded(_, var info) -> status(state.with(job.ended(info)), "Waiting for transport task: retrieve");
      case JobEvent.Stashed(_, var outputs) ->
          state.with(state.chain().finishedWith(outputs)).with(job.enter(JobPhase.RETRIEVE));
      case JobEvent.Retrieved(_, var outputs, _) ->
          status(state.with(state.chain().finishedWith(outputs)).with(job.enter(JobPhase.PARSE)), null);
      case JobEvent.PhaseFailed f ->
          status(state.with(job.failed(f)), f.text());
      case JobEvent.JobHeld(_, var reason) -> status(state.with(job.heldBack(reason)), reason);
      case JobEvent.Monitored seen -> state.with(state.chain().finishedWith(seen.outputs())).with(job.monitored(seen));
      case JobEvent.StopRequested(_, var stop) -> status(state.with(job.stopping(stop)), stop.text());
      case JobEvent.PhaseRetried(_, var phase) -> status(state.with(job.enter(phase)), "Trying again: " + phase.durable());
      case JobEvent.DryRunDone _ -> state;
      case JobEvent.JobCancelled _ -> state.with(job.cancelledNow());
    };
  }

  private static ProcessState status(ProcessState state, String text) {
    return state.with(state.control().withStatus(text));
  }

  private static String waitingText(ChainProgress chain) {
    return waitingText(chain, chain.awaits());
  }

  private static String waitingText(ChainProgress chain, Collection<UUID> awaited) {
    return WaitingText.of(awaited.stream().map(child -> chain.children().get(child).birth().node().pk()).toList());
  }
}
