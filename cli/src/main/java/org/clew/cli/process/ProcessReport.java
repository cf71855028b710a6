package org.clew.cli.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.calcjob.SchedulerOutput;
import org.clew.cli.text.Times;
import org.clew.process.LogLevel;
import org.clew.store.Graph;
import org.clew.store.Graph.LogRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows the log of a process and of all processes it called, in order of time, indented by the depth of the call; for a job
 * also what its script and its scheduler have said.
 */
@Command
public final class ProcessReport extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-l", "--level"}, paramLabel = "LEVEL", defaultValue = "DEBUG",
      description = "Least level to show: DEBUG, INFO, REPORT, WARNING, ERROR, CRITICAL.")
  String level;

  @Option(names = {"-m", "--max-depth"}, paramLabel = "N", defaultValue = "-1",
      description = "Only N levels of called processes.")
  int depth;

  @Option(names = {"-i", "--indent-size"}, paramLabel = "N", defaultValue = "2",
      description = "Blanks before the messages of a called process, for each level.")
  int indent;

  public ProcessReport(Shell shell) {
    super(shell);
  }

  private record Line(LogRow log, int depth) {}

  @Override protected int run(Store store) {
    int least = LogLevel.named(level).orElseThrow(() -> CommandException.usage("'" + level
        + "' is not a level: DEBUG, INFO, REPORT, WARNING, ERROR, CRITICAL.")).number();
    if (indent < 0) throw CommandException.usage("--indent-size must be 0 or more, was " + indent + ".");
    var root = Identifier.process(store.graph(), identifier);
    var lines = new ArrayList<Line>();
    collect(store.graph(), CallTree.read(store.graph(), root, depth), 0, lines);
    lines.removeIf(line -> line.log().level() < least);
    lines.sort(Comparator.comparing((Line line) -> line.log().time()));
    var said = SchedulerOutput.of(store, shell.home(), root);
    if (json) shell.json(json(root.pk(), lines, said));
    else print(root.pk(), lines, said);
    return 0;
  }

  private static void collect(Graph graph, CallTree tree, int depth, List<Line> lines) {
    for (var log : graph.logs(tree.process().pk())) lines.add(new Line(log, depth));
    for (var called : tree.called()) collect(graph, called, depth + 1, lines);
  }

  private static Map<String, Object> json(long pk, List<Line> lines, Map<String, String> said) {
    var reports = new ArrayList<Object>();
    for (var line : lines) {
      var one = new LinkedHashMap<String, Object>();
      one.put("pk", line.log().pk());
      one.put("time", line.log().time().toString());
      one.put("level", LogLevel.name(line.log().level()));
      one.put("logger", line.log().logger());
      one.put("message", line.log().message());
      one.put("depth", line.depth());
      reports.add(one);
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", pk);
    json.put("reports", reports);
    json.putAll(said);
    return json;
  }

  private void print(long pk, List<Line> lines, Map<String, String> said) {
    said.forEach((what, text) -> {
      if (text.isBlank()) return;
      shell.out().println("[" + pk + " | " + what.replace('_', ' ') + "]:\n" + text.stripTrailing().indent(2).stripTrailing());
    });
    if (lines.isEmpty()) shell.err().println("No log messages for process " + pk + ".");
    for (var line : lines) {
      var margin = " ".repeat(indent * line.depth());
      var head = Times.local(line.log().time()) + " " + margin + "[" + line.log().pk() + " | " + LogLevel.name(line.log().level())
          + "]: ";
      shell.out().println(head + line.log().message().replace("\n", "\n" + " ".repeat(20) + margin + "  "));
    }
  }
}
