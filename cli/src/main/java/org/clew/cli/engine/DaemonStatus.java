package org.clew.cli.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.node.DaemonClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says whether an engine is up, and what its workers use; exit status 1 when none is. */
@Command
public final class DaemonStatus implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public DaemonStatus(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      var status = new DaemonClient(shell.home()).status();
      boolean running = Boolean.TRUE.equals(status.get("running"));
      if (json) shell.json(status);
      else if (running) print(status);
      else shell.out().println("The daemon is not running; start it with 'clew daemon start'.");
      return running ? 0 : 1;
    });
  }

  private void print(Map<String, Object> status) {
    shell.out().println("The " + ("run".equals(status.get("role")) ? "engine of 'clew run'" : "daemon") + " runs at "
        + status.get("url")
        + ", store " + status.get("store"));
    var table = new Table("PID", "Address", "Up s", "MB", "CPU s", "Shards", "Processes");
    for (var each : (List<?>) status.get("workers")) {
      var worker = (Map<?, ?>) each;
      table.row(worker.get("pid"), worker.get("address"), worker.get("uptime_s"), worker.get("rss_mb"), worker.get("cpu_s"),
          worker.get("shards"), worker.get("processes"));
    }
    table.print(shell.out(), shell.columns());
  }
}
