package org.clew.cli.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Times;
import org.clew.store.Graph;
import org.clew.store.Graph.LogRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of a process and of all processes it called, in order of time, indented by the depth of the call. */
@Command
public final class ProcessReport extends StoreCommand {
  private static final Map<Integer, String> LEVELS =
      Map.of(10, "DEBUG", 20, "INFO", 23, "REPORT", 30, "WARNING", 40, "ERROR", 50, "CRITICAL");

  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-l", "--level"}, paramLabel = "LEVEL", defaultValue = "DEBUG",
      description = "Least level to show: DEBUG, INFO, REPORT, WARNING, ERROR, CRITICAL.")
  String level;

  @Option(names = {"-m", "--max-depth"}, paramLabel = "N", defaultValue = "-1",
      description = "Only N levels of called processes.")
  int depth;

  public ProcessReport(Shell shell) {
    super(shell);
  }

  private record Line(LogRow log, int depth) {}

  @Override protected int run(Store store) {
    int least = number(level);
    var root = Identifier.process(store.graph(), identifier);
    var lines = new ArrayList<Line>();
    collect(store.graph(), CallTree.read(store.graph(), root, depth), 0, lines);
    lines.removeIf(line -> line.log().level() < least);
    lines.sort(Comparator.comparing((Line line) -> line.log().time()));
    if (json) shell.json(json(root.pk(), lines));
    else print(root.pk(), lines);
    return 0;
  }

  private static int number(String level) {
    var name = level.toUpperCase(Locale.ROOT);
    return LEVELS.entrySet().stream().filter(entry -> entry.getValue().equals(name)).map(Map.Entry::getKey).findFirst()
        .orElseThrow(() -> CommandException.usage("'" + level
            + "' is not a level: DEBUG, INFO, REPORT, WARNING, ERROR, CRITICAL."));
  }

  private static void collect(Graph graph, CallTree tree, int depth, List<Line> lines) {
    for (var log : graph.logs(tree.process().pk())) lines.add(new Line(log, depth));
    for (var called : tree.called()) collect(graph, called, depth + 1, lines);
  }

  private static Map<String, Object> json(long pk, List<Line> lines) {
    var reports = new ArrayList<Object>();
    for (var line : lines) {
      var one = new LinkedHashMap<String, Object>();
      one.put("pk", line.log().pk());
      one.put("time", line.log().time().toString());
      one.put("level", name(line.log().level()));
      one.put("logger", line.log().logger());
      one.put("message", line.log().message());
      one.put("depth", line.depth());
      reports.add(one);
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", pk);
    json.put("reports", reports);
    return json;
  }

  private static String name(int level) {
    return LEVELS.getOrDefault(level, String.valueOf(level));
  }

  private void print(long pk, List<Line> lines) {
    if (lines.isEmpty()) shell.err().println("No log messages for process " + pk + ".");
    for (var line : lines) {
      var indent = "  ".repeat(line.depth());
      var head = Times.local(line.log().time()) + " " + indent + "[" + line.log().pk() + " | " + name(line.log().level()) + "]: ";
      shell.out().println(head + line.log().message().replace("\n", "\n" + " ".repeat(20) + indent + "  "));
    }
  }
}
