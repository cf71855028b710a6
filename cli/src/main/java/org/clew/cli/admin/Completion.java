package org.clew.cli.admin;

import java.util.concurrent.Callable;
import org.clew.cli.Cli;
import org.clew.cli.Shell;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script, to be sourced: {@code source <(clew completion bash)}. */
@Command
public final class Completion implements Callable<Integer> {
  private final Shell shell;

  enum For { bash, zsh }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  For target;

  public Completion(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    if (target == For.zsh) shell.out().println("autoload -U +X compinit && compinit");
    shell.out().print(AutoComplete.bash("clew", Cli.whole(shell)));
    return 0;
  }
}
