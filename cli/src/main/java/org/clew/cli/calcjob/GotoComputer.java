package org.clew.cli.calcjob;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.computer.Connections;
import org.clew.registry.ComputerRegistry;
import org.clew.scheduler.Command;
import picocli.CommandLine.Parameters;

/** Opens a shell in the working directory of a job; without a terminal it prints where that is. */
@picocli.CommandLine.Command
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
      return new ProcessBuilder(words(directory)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw CommandException.refused("Cannot start a shell: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private List<String> words(Workdir directory) {
    return Command.of("sh", "-c", "cd \"$1\" && exec \"$2\"", "sh", directory.root(), shell.environment().getOrDefault("SHELL", "/bin/sh")).words();
  }
}
