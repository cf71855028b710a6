package org.clew.job;

import java.util.List;
import org.clew.process.Env;
import org.clew.process.JobPhase;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;

/**
 * Does the work of a CalcJob with its machine, a phase at a time. Runs on a virtual thread and may block; interruption means that
 * the process was killed or its engine stops: clean up and throw InterruptedException.
 */
public interface JobPhases {

  /** Makes events durable before the phase goes on; throws when the process was killed or is no longer ours (fenced). */
  @FunctionalInterface
  interface Progress {
    void persist(List<ProcessEvent> events) throws InterruptedException;
  }

  /**
   * Does one phase, idempotently: it may have been done, or half done, before a crash. Failures of the machine are not thrown but
   * told as a {@code PhaseFailed} event.
   *
   * @return what happened, to be made durable together
   */
  List<ProcessEvent> run(JobPhase phase, ProcessState state, Env env, Progress progress) throws InterruptedException;

  /**
   * Cancels the job and everything it started, and searches for it by token when its id is not known.
   *
   * @return {@code JobCancelled}
   * @throws JobException with a sentence for people when the job may still be there
   */
  ProcessEvent cancel(ProcessState state, Env env) throws JobException, InterruptedException;
}
