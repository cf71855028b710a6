package org.clew.cli.engine;

import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.node.DaemonClient;
import org.clew.node.DaemonClient.Start;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the daemon and returns when all its workers answer. */
@Command
public final class DaemonStart implements Callable<Integer> {
  private final Shell shell;

  @Option(names = {"-n", "--workers"}, paramLabel = "WORKERS", defaultValue = "1",
      description = "Worker JVMs (default ${DEFAULT-VALUE}).")
  int workers;

  @Option(names = "--port", paramLabel = "N", defaultValue = "0",
      description = "Port of the control API of the first worker on 127.0.0.1; 0 for any free one.")
  int port;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S", description = "Seconds to wait (default: setting daemon.timeout).")
  Double timeout;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public DaemonStart(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      var client = new DaemonClient(shell.home());
      if (shell.isTerminal() && !json) shell.err().println("Starting the daemon …");
      var start = client.start(workers, TimeoutSetting.of(shell, timeout), port);
      if (json) {
        shell.json(client.status());
        return 0;
      }
      shell.out().println(switch (start) {
        case Start.Started(var up) -> "The daemon runs (" + Pids.of(up) + ") and answers at " + up.getFirst().url() + ".";
        case Start.AlreadyRunning(var up) -> "The daemon is already running (" + Pids.of(up) + ")"
            + (up.size() == workers ? "." : "; 'clew daemon incr' and 'decr' change the number of its workers.");
      });
      return start instanceof Start.Started ? 0 : 1;
    });
  }
}
