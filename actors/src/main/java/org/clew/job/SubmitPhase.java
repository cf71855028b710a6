package org.clew.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.job.Account.Waiting;
import org.clew.job.JobPhases.Progress;
import org.clew.process.Env;
import org.clew.process.JobEvent.SubmitIntended;
import org.clew.process.JobEvent.SubmitSearched;
import org.clew.process.JobEvent.Submitted;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.scheduler.FindAnswer;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.SubmitAnswer;

/**
 * Hands the job to the scheduler, once: the intent with its token is durable before anything is asked, and whenever there is an
 * intent already, the job is searched for before anything is asked again.
 *
 * <p>A batch system may turn a submission whose answer was not heard into a job some time later. So a search that finds nothing
 * is repeated after {@link org.clew.scheduler.Scheduler#settling}, and only then is the job submitted again. That wait is
 * durable, so that it comes to its end also when the engine does not live as long. Should the job come twice all the same, the
 * job script lets one of both run.
 */
final class SubmitPhase {
  private final Machines machines;

  SubmitPhase(Machines machines) {
    this.machines = machines;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Progress progress, Waiting waiting)
      throws JobException, InterruptedException {
    var plan = StoredPlan.read(state.job().plan());
    var machine = machines.enter(plan.computer(), waiting);
    var token = state.job().token();
    if (token != null) {
      var known = search(machine, new JobRef(null, token, state.job().workdir()));
      if (known != null) return submitted(state, env, known);
      var again = searchAgain(state, env.now(), machine.scheduler().settling());
      if (again.isPresent()) return List.of(again.get());
    }
    if (!machine.computer().limits().jobs().isEmpty()) machine.account().slot(Slots.of(state, env, machine.computer()), waiting);
    if (token == null) token = "clew-" + state.birth().node().uuid() + "-" + state.job().attempt();
    progress.persist(List.of(new SubmitIntended(env.now(), state.job().attempt(), token)));
    return submit(machine, plan.script(), new JobRef(null, token, state.job().workdir()), state, env);
  }

  private static List<ProcessEvent> submit(Machine machine, String script, JobRef ref, ProcessState state, Env env)
      throws JobException, InterruptedException {
    var answer = machine.scheduler().submitted(machine.exec(machine.scheduler().submit(script, ref.token()), ref.workdir()));
    return switch (answer) {
      case SubmitAnswer.Accepted(var id) -> submitted(state, env, id);
      case SubmitAnswer.Refused(var code, var text) -> {
        machine.account().freeSlot(state.birth().node().uuid());
        yield List.of(new ProcessEvent.Finished(env.now(), code.status(), code.message() + " (" + text + ")", Map.of(),
            List.of()));
      }
      case SubmitAnswer.NotTaken(var text) -> throw refused(machine, text);
      case SubmitAnswer.Unclear(var text) -> {
        var id = search(machine, ref);
        if (id == null) throw refused(machine, text);
        yield submitted(state, env, id);
      }
    };
  }

  /**
   * Costs one try; should the batch system not answer anybody, then that is found out now, and the next try waits until it does.
   */
  private static JobException refused(Machine machine, String text) {
    machine.account().trouble(new Trouble(Trouble.Cause.SCHEDULER, text));
    return machine.failure("the scheduler did not take the job: " + text);
  }

  /**
   * What there is to wait for after a search in vain, at most as long as the batch system needs to make a job of a submission.
   */
  private static Optional<ProcessEvent> searchAgain(ProcessState state, Instant now, Duration settling) {
    var job = state.job();
    if (settling.isZero() || job.searchAgain() != null && !now.isBefore(job.searchAgain())) return Optional.empty();
    var latest = now.plus(settling);
    var again = job.searchAgain() == null || latest.isBefore(job.searchAgain()) ? latest : job.searchAgain();
    return Optional.of(new SubmitSearched(now, job.attempt(), again));
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
