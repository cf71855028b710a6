package org.clew.cli.engine;

import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;

/** Stops the daemon and starts it again, for new code or settings. */
@Command
public final class DaemonRestart implements Callable<Integer> {
  private final Shell shell;

  public DaemonRestart(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    var stop = new DaemonStop(shell);
    stop.call();
    var start = new DaemonStart(shell);
    start.workers = 1;
    return start.call();
  }
}
