package org.clew.cli.calcjob;

import java.util.Map;
import org.clew.cli.Shell;
import org.clew.cli.computer.Connections;
import org.clew.registry.ComputerRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what is in the working directory of a job. */
@Command
public final class RemoteLs extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1", description = "A folder below the working directory.")
  String path;

  public RemoteLs(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    try (var connections = new Connections(ComputerRegistry.of(job.store(), shell.home()))) {
      var directory = Workdir.of(job, connections);
      var entries = directory.list(path);
      if (json) shell.json(Map.of("files", entries));
      else entries.forEach(shell.out()::println);
      return 0;
    }
  }
}
