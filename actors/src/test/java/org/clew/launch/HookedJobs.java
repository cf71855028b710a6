package org.clew.launch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.clew.job.JobException;
import org.clew.job.JobPhases;
import org.clew.process.Env;
import org.clew.process.JobEvent;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/** Real jobs on this machine, with trouble where a test wants it. */
final class HookedJobs implements JobPhases {
  /** Something that happens around a phase, in the thread of the phase. */
  @FunctionalInterface
  interface Hook {
    Hook NOTHING = (_, _, _) -> { };

    void at(Moment moment, JobPhase phase, ProcessState state) throws InterruptedException;
  }

  /** Before a phase, when its intent is durable, and when it is done but not durable. */
  enum Moment { BEFORE, INTENDED, AFTER }

  private final JobPhases real;
  private final Hook hook;
  final AtomicInteger uploads = new AtomicInteger();
  volatile String cancelFails;
  volatile Duration uploadFailsFor;

  private HookedJobs(JobPhases real, Hook hook) {
    this.real = real;
    this.hook = hook;
  }

  /** Parts of an engine whose jobs are these. */
  static EngineParts in(EngineParts parts, Hook hook, UnaryOperator<HookedJobs> seen) {
    var jobs = seen.apply(new HookedJobs(parts.jobs().phases(), hook));
    return new EngineParts(parts.store(), parts.repository(), parts.env(), parts.nursery(), parts.projection(), parts.submitter(),
        parts.code(), parts.jobs(), new LocalRunner(parts.code(), parts.nursery(), jobs, parts.cleanUp()));
  }

  @Override public List<ProcessEvent> run(JobPhase phase, ProcessState state, Env env, Progress progress)
      throws InterruptedException {
    if (phase == JobPhase.UPLOAD) uploads.incrementAndGet();
    if (phase == JobPhase.UPLOAD && uploadFailsFor != null) {
      var next = env.now().plus(uploadFailsFor);
      return List.of(new JobEvent.PhaseFailed(env.now(), phase, 1, "computer localhost: the disk is full", null, next));
    }
    hook.at(Moment.BEFORE, phase, state);
    var events = real.run(phase, state, env, intents -> {
      progress.persist(intents);
      if (intents.getFirst() instanceof JobEvent.SubmitIntended) hook.at(Moment.INTENDED, phase, state);
    });
    hook.at(Moment.AFTER, phase, state);
    return events;
  }

  @Override public ProcessEvent cancel(ProcessState state, Env env) throws JobException, InterruptedException {
    if (cancelFails != null) throw new JobException(cancelFails);
    return real.cancel(state, env);
  }
}
