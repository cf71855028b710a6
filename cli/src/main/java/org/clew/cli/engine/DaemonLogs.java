package org.clew.cli.engine;

import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.node.DaemonClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the log of the daemon. */
@Command
public final class DaemonLogs implements Callable<Integer> {
  private final Shell shell;

  @Option(names = {"-n", "--lines"}, paramLabel = "N", defaultValue = "50",
      description = "Last N lines (default ${DEFAULT-VALUE}).")
  int lines;

  @Option(names = {"-f", "--follow"}, description = "Go on printing what is added, until Ctrl-C.")
  boolean follow;

  public DaemonLogs(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      var client = new DaemonClient(shell.home());
      if (!follow) {
        client.logs(lines).forEach(shell.out()::println);
        return 0;
      }
      client.logs(lines, piece -> {
        shell.out().print(piece);
        shell.out().flush();
      }, () -> !shell.out().checkError());
      return 0;
    });
  }
}
