package org.clew.job;

import java.time.Duration;
import java.util.List;
import org.clew.job.Account.Waiting;
import org.clew.process.Env;
import org.clew.process.JobEvent.JobCancelled;
import org.clew.process.JobEvent.JobHeld;
import org.clew.process.JobEvent.PhaseFailed;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Traces;
import org.clew.scheduler.JobRef;
import org.clew.scheduler.KillAnswer;

/**
 * The phases of calculation jobs. Failures of code or inputs end the process as excepted; failures of one command or file are
 * tried again by the {@link RetryPolicy}; trouble of a whole computer costs no try, the phase waits until it is over; exceptions
 * of {@link JobPhases.Progress} go to the caller.
 */
public final class CalcJobPhases implements JobPhases {
  /** How long a job must be in a state before that is made durable: short jobs do not fill the journal. */
  public static final Duration LASTING = Duration.ofSeconds(1);

  private final Machines machines;
  private final RetryPolicy retries;
  private final UploadPhase upload;
  private final SubmitPhase submit;
  private final UpdatePhase update;
  private final StopPhase stop;
  private final StashPhase stash;
  private final RetrievePhase retrieve;
  private final ParsePhase parse;

  public CalcJobPhases(CalcJobs definitions, Machines machines, FileStore files, RetryPolicy retries) {
    this(definitions, machines, files, retries, LASTING, DryRuns.here());
  }

  CalcJobPhases(CalcJobs definitions, Machines machines, FileStore files, RetryPolicy retries, Duration lasting,
      DryRuns dryRuns) {
    this.machines = machines;
    this.retries = retries;
    this.upload = new UploadPhase(definitions, machines, files, dryRuns);
    this.submit = new SubmitPhase(machines);
    this.update = new UpdatePhase(machines, new Monitors(definitions), lasting);
    this.stop = new StopPhase(machines, this::cancel);
    this.stash = new StashPhase(machines);
    this.retrieve = new RetrievePhase(machines, files);
    this.parse = new ParsePhase(definitions, machines);
  }

  @Override
  public List<ProcessEvent> run(JobPhase phase, ProcessState state, Env env, Progress progress) throws InterruptedException {
    Waiting waiting = reason -> progress.persist(List.of(new JobHeld(env.now(), reason)));
    try {
      if (state.job().stop() != null && phase.compareTo(JobPhase.UPDATE) <= 0) return stop.run(state, env, waiting);
      return switch (phase) {
        case UPLOAD -> upload.run(state, env, waiting);
        case SUBMIT -> submit.run(state, env, progress, waiting);
        case UPDATE -> update.run(state, env, progress);
        case STASH -> stash.run(state, env, waiting);
        case RETRIEVE -> retrieve.run(state, env, waiting);
        case PARSE -> parse.run(state, env, waiting);
      };
    } catch (DefinitionException e) {
      return List.of(e.event(env.now()));
    } catch (TroubleException e) {
      if (Thread.interrupted()) throw new InterruptedException();
      return List.of(new JobHeld(env.now(), e.getMessage()));
    } catch (JobException e) {
      if (Thread.interrupted()) throw new InterruptedException();
      int tries = state.job().tries() + 1;
      var now = env.now();
      return List.of(new PhaseFailed(now, phase, tries, e.getMessage(), Traces.of(e), retries.next(tries, now)));
    }
  }

  @Override
  public JobCancelled cancel(ProcessState state, Env env) throws JobException, InterruptedException {
    var job = state.job();
    if (job.token() == null) return new JobCancelled(env.now(), "nothing was submitted");
    var machine = machines.find(StoredPlan.read(job.plan()).computer());
    var ref = new JobRef(job.jobId(), job.token(), job.workdir());
    var answer = machine.scheduler().killed(ref, machine.exec(machine.scheduler().kill(ref), "/"));
    return switch (answer) {
      case KillAnswer.Gone(var detail) -> {
        machine.account().freeSlot(state.birth().node().uuid());
        yield new JobCancelled(env.now(), detail);
      }
      case KillAnswer.Alive(var reason) -> throw machine.failure(
          "job " + (job.jobId() == null ? "with token " + job.token() : job.jobId()) + " could not be cancelled: " + reason);
    };
  }
}
