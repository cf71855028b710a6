package org.clew.scheduler;

import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_MEMORY;
import static org.clew.spec.EngineExitCodes.ERROR_SCHEDULER_OUT_OF_WALLTIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clew.spec.ExitCode;

/**
 * PBS Professional and OpenPBS. Finished jobs are listed where the server keeps a history; where it does not, a job vanishes as
 * soon as it ends. Sources: qsub(1B), qstat(1B), qselect(1B), qdel(1B), and the job exit statuses in the header job.h of OpenPBS.
 */
public final class PbsProScheduler extends PbsScheduler {
  @Override
  public String name() {
    return "pbspro";
  }

  @Override
  String ask() {
    return withoutHistory("qstat -x -f \"$@\"", "qstat -f \"$@\"");
  }

  @Override
  String select() {
    return withoutHistory("qselect -x -u \"$(id -un)\"", "qselect -u \"$(id -un)\"");
  }

  /** The second command, if a server without a history refuses the first one. */
  private static String withoutHistory(String first, String second) {
    return "{ told=$(" + first + " 2>&1 >&4); status=$?; } 4>&1; case $told in *'job history'*) told=; " + second
        + "; status=$? ;; esac; [ -z \"$told\" ] || printf \"%s\\n\" \"$told\" >&2; (exit $status)";
  }

  @Override
  List<String> limits(NodeNumberResource resource, JobTemplate job) {
    var limits = new ArrayList<String>();
    limits.add("select=" + resource.machines() + ":mpiprocs=" + resource.processesPerMachine() + ":ncpus="
        + resource.coresPerMachine()
        + (job.memoryKb().isPresent() ? ":mem=" + job.memoryKb().getAsLong() + "kb" : ""));
    job.wallclockSeconds().ifPresent(seconds -> limits.add("walltime=" + Times.clock(seconds)));
    return limits;
  }

  @Override
  Optional<ExitCode> meaning(int exitStatus) {
    return switch (exitStatus) {
      case -26, -27 -> Optional.of(ERROR_SCHEDULER_OUT_OF_MEMORY);
      case -29 -> Optional.of(ERROR_SCHEDULER_OUT_OF_WALLTIME);
      default -> Optional.empty();
    };
  }
}
