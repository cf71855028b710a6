package org.clew.cli.engine;

import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.node.DaemonClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the daemon more workers, or fewer; processes move to those that come, and away from those that leave. */
@Command
public final class DaemonResize implements Callable<Integer> {
  private final Shell shell;
  private final int sign;

  @Parameters(paramLabel = "N", arity = "0..1", defaultValue = "1", description = "How many (default ${DEFAULT-VALUE}).")
  int count;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S", description = "Seconds to wait (default: setting daemon.timeout).")
  Double timeout;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  private DaemonResize(Shell shell, int sign) {
    this.shell = shell;
    this.sign = sign;
  }

  public static DaemonResize more(Shell shell) {
    return new DaemonResize(shell, 1);
  }

  public static DaemonResize fewer(Shell shell) {
    return new DaemonResize(shell, -1);
  }

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      var client = new DaemonClient(shell.home());
      var up = client.resize(sign * count, TimeoutSetting.of(shell, timeout));
      if (json) shell.json(client.status());
      else shell.out().println("The daemon has " + up.size() + (up.size() == 1 ? " worker (" : " workers (") + Pids.of(up)
          + ").");
      return 0;
    });
  }
}
