package org.clew.job;

import java.util.List;
import org.clew.job.JobPhases.Progress;
import org.clew.process.Env;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.JobEvent.Submitted;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.SubmitAnswer;

/**
 * Hands the job to the scheduler, once: the intent with its token is durable before anything is asked, and whenever there is an intent
 * already, the job is searched for before anything is asked again.
 */
final class SubmitPhase {
  private final Machines machines;

  SubmitPhase(Machines machines) {
    this.machines = machines;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Progress progress) throws JobException, InterruptedException {
    var plan = StoredPlan.read(state.job().plan());
    var machine = machines.find(plan.computer());
    if (state.job().token() != null) {
      var known = search(machine, new JobRef(null, state.job().token(), state.job().workdir()));
      if (known != null) return submitted(state, env, known);
    }
    var token = "clew-" + state.birth().node().uuid() + "-" + state.job().attempt();
    if (state.job().token() == null) progress.persist(List.of(new SubmitIntended(env.now(), state.job().attempt(), token)));
    var ref = new JobRef(null, token, state.job().workdir());
    var answer = machine.scheduler().submitted(machine.exec(machine.scheduler().submit(plan.script(), token), ref.workdir()));
    return switch (answer) {
      case SubmitAnswer.Accepted(var id) -> submitted(state, env, id);
      case SubmitAnswer.Refused(var code, var text) ->
          List.of(new ProcessEvent.Finished(env.now(), code.status(), code.message() + " (" + text + ")", java.util.Map.of(), List.of()));
      case SubmitAnswer.Unclear(var text) -> {
        var id = search(machine, ref);
        if (id == null) throw machine.failure("the scheduler did not take the job: " + text);
        yield submitted(state, env, id);
      }
    };
  }

  /** Null when there is no such job. */
  private static String search(Machine machine, JobRef ref) throws JobException, InterruptedException {
    var answer = machine.scheduler().found(ref, machine.exec(machine.scheduler().find(ref), "/"));
    return switch (answer) {
      case FindAnswer.Found(var id) -> id;
      case FindAnswer.NotThere() -> null;
      case FindAnswer.Cancelled() -> throw machine.failure("this attempt was cancelled before it became a job; kill the process");
      case FindAnswer.Unusable(var reason) -> throw machine.failure("cannot tell whether the job was submitted: " + reason);
    };
  }

  private static List<ProcessEvent> submitted(ProcessState state, Env env, String id) {
    return List.of(new Submitted(env.now(), state.job().attempt(), id));
  }
}
