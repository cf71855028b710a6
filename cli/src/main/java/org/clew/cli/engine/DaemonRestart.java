package org.clew.cli.engine;

import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.node.DaemonClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Stops the daemon and starts it again with as many workers, for new code or settings; all at once, or one worker after the
 * other.
 */
@Command
public final class DaemonRestart implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--rolling", description = "Exchange one worker after the other, so that nothing stands still.")
  boolean rolling;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S",
      description = "Seconds to wait for each step (default: setting daemon.timeout).")
  Double timeout;

  public DaemonRestart(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return rolling ? rolling() : atOnce();
  }

  private int rolling() throws Exception {
    return Problems.reworded(() -> {
      var up = new DaemonClient(shell.home()).restartRolling(TimeoutSetting.of(shell, timeout), line -> {
        shell.out().println(line);
        shell.out().flush();
      });
      shell.out().println("The daemon runs (" + Pids.of(up) + ").");
      return 0;
    });
  }

  private int atOnce() throws Exception {
    var workers = Math.max(1, new DaemonClient(shell.home()).workers());
    var stop = new DaemonStop(shell);
    stop.timeout = timeout;
    stop.call();
    var start = new DaemonStart(shell);
    start.workers = workers;
    start.timeout = timeout;
    return start.call();
  }
}
