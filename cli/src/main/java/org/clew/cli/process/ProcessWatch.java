package org.clew.cli.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.States;
import org.clew.cli.text.Times;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints state changes as they are committed, one line each; with {@code --json} one JSON value for each line. Follows the named
 * processes and what they call until they have ended, or all processes until it is interrupted.
 */
@Command
public final class ProcessWatch extends StoreCommand {
  private static final int NEWEST = 500;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Processes to follow; none means all.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = "--interval", paramLabel = "MS", defaultValue = "200",
      description = "How often to look (default ${DEFAULT-VALUE} ms).")
  long interval;

  private final Map<Long, String> seen = new HashMap<>();

  public ProcessWatch(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) throws InterruptedException {
    if (interval < 1) throw CommandException.usage("--interval must be 1 or more, was " + interval + ".");
    var graph = store.graph();
    var named = identifiers.stream().map(identifier -> Identifier.process(graph, identifier).pk()).toList();
    if (named.isEmpty()) newest(graph).forEach(process -> seen.put(process.pk(), look(process)));
    long version = -1;
    while (true) {
      long now = store.dataVersion();
      if (now != version) {
        version = now;
        if (named.isEmpty()) tellAll(graph);
        else if (tellNamed(graph, named)) return 0;
      }
      if (shell.out().checkError()) return 0;
      Thread.sleep(interval);
    }
  }

  private static List<ProcessRow> newest(Graph graph) {
    return graph.processes(new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(),
        OptionalLong.empty(), NEWEST));
  }

  private void tellAll(Graph graph) {
    var known = new HashMap<Long, ProcessRow>();
    for (var process : newest(graph)) known.put(process.pk(), process);
    for (var process : graph.active()) known.put(process.pk(), process);
    for (var pk : List.copyOf(seen.keySet())) {
      if (!known.containsKey(pk)) graph.process(pk).ifPresent(process -> known.put(pk, process));
    }
    known.values().stream().sorted((a, b) -> a.mtime().compareTo(b.mtime())).forEach(this::tell);
    seen.keySet().removeIf(pk -> States.isTerminal(known.get(pk).state()) && !isRecent(pk, known));
  }

  private static boolean isRecent(long pk, Map<Long, ProcessRow> known) {
    return known.keySet().stream().filter(other -> other > pk).count() < NEWEST;
  }

  private boolean tellNamed(Graph graph, List<Long> named) {
    boolean ended = true;
    for (var pk : named) {
      var process = graph.process(pk).orElseThrow();
      tellTree(CallTree.read(graph, process, -1));
      ended &= States.isTerminal(process.state());
    }
    return ended;
  }

  private void tellTree(CallTree tree) {
    tree.called().forEach(this::tellTree);
    tell(tree.process());
  }

  private static String look(ProcessRow process) {
    return States.text(process) + "|" + process.status() + "|" + process.jobState() + "|" + process.schedulerState();
  }

  private void tell(ProcessRow process) {
    if (look(process).equals(seen.put(process.pk(), look(process)))) return;
    if (json) {
      var line = new LinkedHashMap<String, Object>(ProcessJson.of(process));
      line.put("seen", Instant.now().toString());
      shell.json(line);
    } else {
      var status = process.status() == null ? "" : "  " + process.status();
      shell.out().println(Times.local(process.mtime()) + "  " + process.processLabel() + "<" + process.pk() + "> "
          + States.coloured(States.text(process), process, shell.hasColours()) + status);
    }
    shell.out().flush();
  }
}
