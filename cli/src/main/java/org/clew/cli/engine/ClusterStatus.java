package org.clew.cli.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.node.EngineClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lists the nodes of the cluster, oldest first, and what each holds; exit status 1 when no engine is up or a node is unreachable.
 */
@Command
public final class ClusterStatus implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public ClusterStatus(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    return Problems.reworded(() -> {
      var client = EngineClient.of(shell.home());
      if (client.isEmpty()) {
        if (json) shell.json(Map.of("nodes", List.of()));
        else shell.out().println("No engine is running, so there is no cluster; start one with 'clew daemon start'.");
        return 1;
      }
      var status = client.get().cluster();
      var nodes = ((List<?>) status.get("nodes")).stream().<Map<?, ?>>map(node -> (Map<?, ?>) node).toList();
      if (json) shell.json(status);
      else print(nodes);
      return nodes.stream().allMatch(node -> Boolean.TRUE.equals(node.get("reachable"))) ? 0 : 1;
    });
  }

  private void print(List<Map<?, ?>> nodes) {
    var table = new Table("Node", "Status", "Shards", "Processes", "Jobs lists", "");
    for (var node : nodes) {
      var remark = Boolean.TRUE.equals(node.get("reachable")) ? Boolean.TRUE.equals(node.get("leader")) ? "leader" : ""
          : "unreachable";
      table.row(node.get("address"), node.get("status"), node.get("shards"), node.get("processes"), node.get("jobs_lists"),
          remark);
    }
    table.print(shell.out(), shell.columns());
  }
}
