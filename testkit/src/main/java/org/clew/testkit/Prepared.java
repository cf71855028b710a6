package org.clew.testkit;

import java.util.Set;
import org.clew.calcjob.JobOptions;
import org.clew.calcjob.JobPlan;
import org.clew.calcjob.JobSetup;
import org.clew.calcjob.Sandbox;
import org.clew.calcjob.SubmitScript;
import org.clew.computer.Computer;
import org.clew.scheduler.DirectScheduler;
import org.clew.scheduler.Scheduler;

/**
 * What a calculation job has prepared.
 *
 * @param sandbox the files it wrote
 * @param plan what it wants to run and to have back
 * @param options as the scheduler is asked
 */
public record Prepared(Sandbox sandbox, JobPlan plan, JobOptions options) {

  /** An input file as text; throws IllegalArgumentException naming the files there are. */
  public String file(String path) {
    return sandbox.file(path);
  }

  /** Paths of the input files, sorted. */
  public Set<String> files() {
    return sandbox.files().keySet();
  }

  /** The job script for the computer of the first code, without a batch system. */
  public String script() {
    var label = plan.codes().stream().flatMap(run -> run.code().computer().stream()).findFirst().orElse("localhost");
    var local = Computer.localhost("/scratch");
    var computer = new Computer(label, local.hostname(), local.description(), local.transport(), local.scheduler(),
        local.workDir(), local.mpirun(), local.script(), local.minimumPollInterval(), local.limits(), local.availability());
    return script(computer, new DirectScheduler());
  }

  /** @throws IllegalArgumentException when the scheduler refuses the resources, or codes do not belong to the computer */
  public String script(Computer computer, Scheduler scheduler) {
    return SubmitScript.text(JobSetup.of("clew-test", computer, scheduler, plan, options));
  }
}
