package org.clew.cli.calcjob;

import org.clew.cli.Shell;
import org.clew.cli.computer.Connections;
import org.clew.registry.ComputerRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file of the working directory of a job. */
@Command
public final class RemoteCat extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", description = "The file, relative to the working directory.")
  String path;

  public RemoteCat(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    try (var connections = new Connections(ComputerRegistry.of(job.store(), shell.home()))) {
      shell.out().writeBytes(Workdir.of(job, connections).read(path));
      return 0;
    }
  }
}
