package org.clew.cli.calcjob;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.computer.Connections;
import org.clew.registry.ComputerRegistry;
import picocli.CommandLine.Command;

/** Opens a shell in the working directory of a job; without a terminal it prints where that is. */
@Command
public final class GotoComputer extends CalcJobCommand {
  public GotoComputer(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    try (var connections = new Connections(ComputerRegistry.of(job.store(), shell.home()))) {
      var directory = Workdir.of(job, connections);
      if (json) {
        var place = new LinkedHashMap<String, Object>();
        place.put("computer", directory.computer());
        place.put("path", directory.root());
        shell.json(place);
        return 0;
      }
      if (!shell.isTerminal()) {
        shell.out().println(directory.root());
        return 0;
      }
      shell.err().println("A shell in " + directory.root() + " on " + directory.computer() + "; 'exit' comes back.");
      return new ProcessBuilder(directory.transport().gotoCommand(directory.root())).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw CommandException.refused("Cannot start a shell: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
