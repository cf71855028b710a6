package org.clew.cli.calcjob;

import java.io.IOException;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;

/** Opens a shell in the working directory of a job; without a terminal it prints where that is. */
@Command
public final class GotoComputer extends CalcJobCommand {
  public GotoComputer(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    var directory = Workdir.of(job).root();
    if (!shell.isTerminal()) {
      shell.out().println(directory);
      return 0;
    }
    shell.err().println("A shell in " + directory + "; 'exit' comes back.");
    try {
      return new ProcessBuilder(shell.environment().getOrDefault("SHELL", "/bin/sh")).directory(directory.toFile()).inheritIO()
          .start().waitFor();
    } catch (IOException e) {
      throw CommandException.refused("Cannot start a shell: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
