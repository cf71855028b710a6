package org.clew.actors;

import java.util.List;
import java.util.Optional;
import org.clew.job.JobException;
import org.clew.process.Change;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.RunControl;
import org.clew.process.Work;

/** Does what an agenda asks for. Called on virtual threads; may block; interruption means stop. */
public interface Runner {
  /** Does the work and tells what happened; a user exception is told as {@code Excepted}, not thrown. */
  List<ProcessEvent> run(Work work, ProcessState state, RunControl control) throws InterruptedException;

  /** Cancels the job of a CalcJob; see {@link org.clew.job.JobPhases#cancel}. */
  ProcessEvent cancel(ProcessState state) throws JobException, InterruptedException;

  /** Whether something is to be cleaned up, by {@link #tidy}, before this process may end. */
  default boolean tidies(ProcessState state) {
    return false;
  }

  /** Cleans up after a process that is being killed and whose children have all ended; may be called again. */
  default void tidy(ProcessState state) throws InterruptedException {}

  /** Whether the code of this process may want to hear of its changes; answers at once. */
  default boolean mayHear(ProcessState state) {
    return false;
  }

  /** Tells the code of a process what has changed; whatever that code does, this returns normally. */
  default void hear(ProcessState state, List<Change> changes) {}

  /** Why this process cannot run here, in a sentence with the remedy; empty when it can. */
  Optional<String> obstacle(ProcessState state);
}
