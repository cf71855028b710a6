package org.clew.calcjob;

import org.clew.computer.Computer;
import org.clew.scheduler.JobResource;
import org.clew.scheduler.Scheduler;

/** All that a job script is made of, checked: the resources are what the scheduler accepts. */
public record JobSetup(String name, Computer computer, Scheduler scheduler, JobPlan plan, JobOptions options,
    JobResource resource) {

  /** @throws IllegalArgumentException when the scheduler refuses the resources, or codes do not belong to the computer */
  public static JobSetup of(String name, Computer computer, Scheduler scheduler, JobPlan plan, JobOptions options) {
    for (var run : plan.codes()) {
      var home = run.code().computer();
      if (home.isPresent() && !home.get().equals(computer.label()))
        throw new IllegalArgumentException("code " + run.code().fullLabel() + " can not run on computer " + computer.label());
    }
    var resource = scheduler.resource(options.resources(), computer.mpirun().defaultProcesses());
    return new JobSetup(name, computer, scheduler, plan, options, resource);
  }
}
