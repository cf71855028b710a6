package org.clew.cli.process;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.cli.text.States;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;

/** A process and the processes it called, down to some depth; {@code hidden} counts children that were cut off. */
public record CallTree(ProcessRow process, List<CallTree> called, int hidden) {

  /** @param depth levels of called processes to read, negative for all */
  public static CallTree read(Graph graph, ProcessRow process, int depth) {
    var rows = graph.called(process.pk());
    if (depth == 0) return new CallTree(process, List.of(), rows.size());
    return new CallTree(process, rows.stream().map(row -> read(graph, row, depth - 1)).toList(), 0);
  }

  public Map<String, Object> json() {
    var json = ProcessJson.brief(process);
    json.put("called", called.stream().map(CallTree::json).toList());
    return json;
  }

  /** One line for each process. */
  public List<String> lines(boolean colours) {
    var lines = new ArrayList<String>();
    add(lines, "", "", colours);
    return lines;
  }

  public void print(PrintStream out, boolean colours) {
    lines(colours).forEach(out::println);
  }

  private void add(List<String> lines, String first, String rest, boolean colours) {
    lines.add(first + describe(colours));
    for (int i = 0; i < called.size(); i++) {
      boolean last = i == called.size() - 1;
      called.get(i).add(lines, rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "), colours);
    }
    if (hidden > 0) lines.add(rest + "└── … " + hidden + " more");
  }

  private String describe(boolean colours) {
    var status = process.status() == null || process.status().isEmpty() ? "" : "  " + process.status();
    return process.processLabel() + "<" + process.pk() + "> " + States.coloured(States.text(process), process, colours) + status;
  }
}
