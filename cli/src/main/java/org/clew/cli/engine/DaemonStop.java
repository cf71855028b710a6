package org.clew.cli.engine;

import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.node.DaemonClient;
import org.clew.node.DaemonClient.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the daemon; its processes go on from their last checkpoint when an engine starts. */
@Command
public final class DaemonStop implements Callable<Integer> {
  private final Shell shell;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S",
      description = "Seconds to let running steps end before it is killed (default: setting daemon.timeout).")
  Double timeout;

  public DaemonStop(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      shell.out().println(switch (new DaemonClient(shell.home()).stop(TimeoutSetting.of(shell, timeout))) {
        case Stop.Stopped(var pids) -> "The daemon (" + Pids.text(pids) + ") has stopped.";
        case Stop.Killed(var pids) -> "The daemon (" + Pids.text(pids)
            + ") did not stop in time and was killed; nothing is lost.";
        case Stop.NotRunning() -> "The daemon is not running.";
      });
      return 0;
    });
  }
}
