package org.clew.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.process.JobStop.Cause;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;

/** Answers commands that are about the job of a process; part of {@link Decider}. */
final class JobControl {
  private JobControl() {}

  static Decision stop(ProcessState state, ProcessCommand.Stop wanted, Instant now) {
    var refusal = obstacle(state, "stopped");
    if (refusal.isPresent()) return new Decision.Reject(refusal.get());
    var job = state.job();
    if (job.phase().compareTo(JobPhase.UPDATE) > 0) return new Decision.Reject("The job of process " + pk(state)
        + " has ended already; the process is " + job.phase().durable() + ".");
    var events = played(state, now);
    var present = job.stop();
    if (present == null || present.then() != wanted.then() || present.verdict() != wanted.verdict()) {
      events.add(new JobEvent.StopRequested(now, new JobStop(Cause.PERSON, wanted.message(), wanted.then(), wanted.verdict())));
    }
    return new Decision.Emit(events);
  }

  static Decision deadlinePassed(ProcessState state, Instant now) {
    var due = JobDeadline.of(state);
    if (due.isEmpty() || now.isBefore(due.get())) return Decision.nothing();
    var message = "it did not end within " + JobDeadline.seconds(state.birth()).orElseThrow() + " s";
    return Decision.emit(new JobEvent.StopRequested(now, new JobStop(Cause.DEADLINE, message, Then.PARSE, Verdict.STOP)));
  }

  /**
   * A phase may be done again as long as nothing that it makes is among the outputs already: outputs are never replaced. Going
   * back to the submission searches for the job by its token first and submits only when there is none.
   */
  static Decision retry(ProcessState state, JobPhase phase, Activity activity, Instant now) {
    var refusal = obstacle(state, "retried").or(() -> impossible(state, phase));
    if (refusal.isPresent()) return new Decision.Reject(refusal.get());
    if (activity == Activity.BUSY && phase == state.job().phase()) return Decision.nothing();
    if (activity == Activity.BUSY) return new Decision.Reject("Process " + pk(state) + " is " + state.job().phase().durable()
        + " at this moment; pause it first, or wait for the end of that.");
    var events = played(state, now);
    events.add(new JobEvent.PhaseRetried(now, phase));
    return new Decision.Emit(events);
  }

  private static Optional<String> obstacle(ProcessState state, String done) {
    if (!state.isCalcJob()) return Optional.of("Process " + pk(state) + " is a " + state.birth().kind().durable()
        + "; only calculation jobs can be " + done + ".");
    return state.control().kill() == null ? Optional.empty() : Optional.of("Process " + pk(state) + " is being killed.");
  }

  private static Optional<String> impossible(ProcessState state, JobPhase wanted) {
    var present = state.job().phase();
    if (wanted == present) return Optional.empty();
    var who = "Process " + pk(state) + " ";
    if (wanted.compareTo(present) > 0) return Optional.of(who + "is " + present.durable() + " and has not come to '"
        + wanted.durable() + "' yet.");
    return switch (wanted) {
      case UPLOAD, RETRIEVE -> Optional.of(who + "has done '" + wanted.durable() + "' and its output stands; outputs are never"
          + " replaced. Submit a new process instead.");
      case SUBMIT, UPDATE -> present == JobPhase.PARSE || state.job().token() == null
          ? Optional.of(who + (state.job().token() == null ? "has nothing to submit."
              : "has retrieved the results of its job already."))
          : Optional.empty();
      case STASH -> present == JobPhase.PARSE || state.outputs().containsKey("remote_stash")
          ? Optional.of(who + "has done '" + wanted.durable() + "' already.") : Optional.empty();
      case PARSE -> Optional.empty();
    };
  }

  private static List<ProcessEvent> played(ProcessState state, Instant now) {
    var events = new ArrayList<ProcessEvent>();
    if (state.paused() || state.control().pauseWanted() != null) {
      events.add(new ProcessEvent.Played(now, state.control().statusAfterPlay()));
    }
    return events;
  }

  private static long pk(ProcessState state) {
    return state.birth().node().pk();
  }
}
