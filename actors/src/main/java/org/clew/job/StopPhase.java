package org.clew.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.clew.calcjob.ExitPrecedence;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.JobEvent.JobCancelled;
import org.clew.process.JobEvent.JobEnded;
import org.clew.process.JobStop;
import org.clew.process.JobStop.Then;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.scheduler.JobInfo;
import org.clew.scheduler.JobState;

/**
 * Ends a job that was stopped by a person, a monitor or its deadline: it is cancelled, and the process goes on with what the job
 * has made, or ends. In the place of submission and update; repeated like them when the computer is in trouble.
 */
final class StopPhase {

  /** Cancels the job and everything it started. */
  @FunctionalInterface
  interface Cancellation {
    JobCancelled cancel(ProcessState state, Env env) throws JobException, InterruptedException;
  }

  private final Machines machines;
  private final Cancellation cancellation;

  StopPhase(Machines machines, Cancellation cancellation) {
    this.machines = machines;
    this.cancellation = cancellation;
  }

  List<ProcessEvent> run(ProcessState state, Env env, Waiting waiting) throws JobException, InterruptedException {
    var job = state.job();
    var stop = job.stop();
    if (job.token() == null) return List.of(finished(stop, env));
    machines.enter(StoredPlan.read(job.plan()).computer(), waiting);
    var cancelled = cancellation.cancel(state, env);
    if (stop.then() == Then.FINISH) return List.of(cancelled, finished(stop, env));
    var info = new JobInfo(job.jobId(), JobState.DONE, "cancelled: " + cancelled.detail(), OptionalInt.empty(), Map.of());
    return List.of(cancelled, new JobEnded(env.now(), new LinkedHashMap<>(info.plain())));
  }

  /** The end of a process whose job was stopped and is not to be parsed. */
  static ProcessEvent finished(JobStop stop, Env env) {
    var code = ExitPrecedence.of(stop);
    return new ProcessEvent.Finished(env.now(), code.status(), code.message(), Map.of(), List.of());
  }
}
