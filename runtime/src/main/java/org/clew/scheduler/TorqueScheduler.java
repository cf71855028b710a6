package org.clew.scheduler;

import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME;

import java.util.List;
import java.util.Optional;
import org.clew.spec.ExitCode;

/**
 * Torque. Completed jobs are listed for the time that the queue keeps them, if it does. Sources: the Torque administrator guide,
 * chapters qsub, qstat, qselect and "Job Exit Status".
 */
public final class TorqueScheduler extends PbsScheduler {
  @Override
  public String name() {
    return "torque";
  }

  @Override
  String ask() {
    return "qstat -f \"$@\"";
  }

  @Override
  String select() {
    return "qselect -u \"$(id -un)\"";
  }

  @Override
  List<String> limits(NodeNumberResource resource, JobTemplate job) {
    return List.of("nodes=" + resource.machines() + ":ppn=" + resource.coresPerMachine()
        + (job.wallclockSeconds().isPresent() ? ",walltime=" + Times.clock(job.wallclockSeconds().getAsLong()) : "")
        + (job.memoryKb().isPresent() ? ",mem=" + job.memoryKb().getAsLong() + "kb" : ""));
  }

  @Override
  Optional<ExitCode> meaning(int exitStatus) {
    return switch (exitStatus) {
      case -10 -> Optional.of(ERROR_SCHEDULER_OUT_OF_MEMORY);
      case -11 -> Optional.of(ERROR_SCHEDULER_OUT_OF_WALLTIME);
      default -> Optional.empty();
    };
  }
}
