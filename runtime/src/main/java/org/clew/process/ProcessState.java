package org.clew.process;

import java.util.Map;
import org.clew.data.Value;
import org.clew.spec.ProcessKind;

/**
 * Everything the engine knows of one process; always equal to its events applied in order by {@link Evolution#evolve}.
 *
 * @param birth null only while unborn
 * @param job {@link JobProgress#START} for kinds without a job
 */
public record ProcessState(Lifecycle lifecycle, Birth birth, Control control, ChainProgress chain, JobProgress job) {
  public static final ProcessState UNBORN =
      new ProcessState(Lifecycle.UNBORN, null, Control.FREE, ChainProgress.START, JobProgress.START);

  public boolean paused() {
    return control.paused();
  }

  public boolean isTerminal() {
    return lifecycle.isTerminal();
  }

  public boolean isCalcJob() {
    return birth != null && birth.kind() == ProcessKind.CALCJOB;
  }

  public Map<String, Value> outputs() {
    return chain.outputs();
  }

  /** How it ended; throws IllegalStateException while it lives. */
  public Outcome outcome() {
    return switch (lifecycle) {
      case Lifecycle.Finished(int status, String message) -> new Outcome("finished", status, message, outputs());
      case Lifecycle.Excepted(String exception) -> new Outcome("excepted", null, exception, outputs());
      case Lifecycle.Killed(String message) -> new Outcome("killed", null, message, outputs());
      case Lifecycle.Unborn(), Lifecycle.Created(), Lifecycle.Running(), Lifecycle.Waiting() ->
          throw new IllegalStateException("process has not ended, it is " + lifecycle.durable());
    };
  }

  ProcessState with(Lifecycle next) {
    return new ProcessState(next, birth, control, chain, job);
  }

  ProcessState with(Control next) {
    return new ProcessState(lifecycle, birth, next, chain, job);
  }

  ProcessState with(ChainProgress next) {
    return new ProcessState(lifecycle, birth, control, next, job);
  }

  ProcessState with(JobProgress next) {
    return new ProcessState(lifecycle, birth, control, chain, next);
  }
}
