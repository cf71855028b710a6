package org.clew.cli.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.clew.cli.Shell;
import org.clew.cli.process.CallTree;
import org.clew.cli.text.States;
import org.clew.cli.text.Table;
import org.clew.cli.text.Values;
import org.clew.cli.text.Ports;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/** Shows a process and what it calls while it runs: redrawn in place on a terminal, else a line for each change; on stderr. */
final class Follow {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int QUICK_MS = 10;

  private final Shell shell;
  private final Store store;
  private final Map<Long, String> seen = new HashMap<>();
  private int drawn;

  Follow(Shell shell, Store store) {
    this.shell = shell;
    this.store = store;
  }

  /**
   * Returns when the process has ended, or {@code goOn} says no; null then.
   *
   * @param show whether to draw anything
   */
  ProcessRow untilEnded(long pk, Show show, BooleanSupplier goOn) throws InterruptedException {
    long version = -1;
    for (int looks = 0;; looks++) {
      if (!goOn.getAsBoolean()) return null;
      long now = store.dataVersion();
      if (now != version) {
        version = now;
        var process = store.graph().process(pk).orElseThrow();
        if (show == Show.PROGRESS) draw(CallTree.read(store.graph(), process, -1));
        if (States.isTerminal(process.state())) return process;
      }
      TimeUnit.MILLISECONDS.sleep(looks < 50 ? QUICK_MS : LOOK.toMillis());
    }
  }

  /** Whether progress is shown. */
  enum Show { PROGRESS, NOTHING }

  /** The answer of {@code run --json}. */
  static Map<String, Object> json(Graph graph, ProcessRow process) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", process.pk());
    json.put("uuid", process.uuid().toString());
    json.put("process_type", process.processType());
    json.put("process_label", process.processLabel());
    json.put("state", process.state());
    json.put("exit_status", process.exitStatus());
    json.put("exit_message", process.exitMessage() != null ? process.exitMessage() : process.exception());
    var flat = new LinkedHashMap<String, Object>();
    outputs(graph, process.pk()).forEach((label, node) -> flat.put(label, Values.json(node)));
    json.put("outputs", Ports.nest(flat));
    return json;
  }

  /** Output nodes by link label. */
  static Map<String, Graph.NodeRow> outputs(Graph graph, long pk) {
    var outputs = new LinkedHashMap<String, Graph.NodeRow>();
    for (var link : graph.outgoing(pk)) {
      if (link.type().equals("create") || link.type().equals("return")) outputs.put(link.label(), link.other());
    }
    return outputs;
  }

  private void draw(CallTree tree) {
    if (!shell.isTerminal()) {
      tell(tree);
      return;
    }
    List<String> lines = tree.lines(shell.hasColours());
    var text = new StringBuilder();
    if (drawn > 0) text.append("\u001b[").append(drawn).append("A\u001b[0J");
    for (var line : lines) text.append(Table.cut(line, Math.max(20, shell.columns() + (shell.hasColours() ? 9 : 0))))
        .append('\n');
    drawn = lines.size();
    shell.err().print(text);
    shell.err().flush();
  }

  private void tell(CallTree tree) {
    tree.called().forEach(this::tell);
    var process = tree.process();
    var look = States.text(process) + (process.status() == null || process.status().isEmpty() ? "" : "  " + process.status());
    if (!look.equals(seen.put(process.pk(), look))) {
      shell.err().println(process.processLabel() + "<" + process.pk() + "> " + look);
      shell.err().flush();
    }
  }
}
