package org.clew.cli.calcjob;

import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.computer.Connections;
import org.clew.registry.ComputerRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file of the working directory of a job. */
@Command
public final class RemoteCat extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1",
      description = "The file, relative to the working directory; default: what the job's option output_filename names.")
  String path;

  public RemoteCat(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    try (var connections = new Connections(ComputerRegistry.of(job.store(), shell.home()))) {
      shell.out().writeBytes(Workdir.of(job, connections).read(wanted(job)));
      return 0;
    }
  }

  private String wanted(JobNode job) {
    if (path != null) return path;
    return job.option("output_filename").orElseThrow(() -> CommandException.usage(job.name()
        + " has no option output_filename: give the PATH of a file, see 'clew calcjob remotels " + job.process().pk() + "'."));
  }
}
