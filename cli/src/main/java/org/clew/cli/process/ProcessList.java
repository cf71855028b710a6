package org.clew.cli.process;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.Suggestions;
import org.clew.cli.text.States;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists processes, newest first, page by page. */
@Command
public final class ProcessList extends StoreCommand {
  @Option(names = {"-a", "--all"}, description = "Also those that have ended.")
  boolean all;

  @Option(names = {"-S", "--state"}, split = ",", paramLabel = "STATE",
      description = "Only these states: created, running, waiting, finished, excepted, killed.")
  List<String> states = List.of();

  @Option(names = {"-L", "--label"}, paramLabel = "LABEL",
      description = "Only processes with this process label, e.g. MultiplyAdd.")
  String label;

  @Option(names = "--paused", description = "Only paused ones.")
  boolean paused;

  @Option(names = {"-X", "--failed"}, description = "Only those that finished with an exit status above 0.")
  boolean failed;

  @Option(names = {"-p", "--past-days"}, paramLabel = "DAYS", description = "Only those created in the last DAYS days.")
  Double pastDays;

  @Option(names = {"-l", "--limit"}, paramLabel = "N", defaultValue = "1000",
      description = "At most N (default ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--next", paramLabel = "CURSOR", description = "The page after this cursor, as printed with the page before.")
  Long cursor;

  public ProcessList(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if (limit < 1) throw CommandException.usage("--limit must be 1 or more, was " + limit + ".");
    var found = store.graph().processes(filter(limit + 1));
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    var next = more ? page.getLast().pk() : null;
    if (json) printJson(page, next);
    else print(page, next, store.graph());
    return 0;
  }

  private Graph.Filter filter(int count) {
    var wanted = wantedStates();
    boolean activeOnly = !all && wanted.isEmpty() && !failed && !paused;
    return new Graph.Filter(wanted, Optional.ofNullable(label), paused, failed, activeOnly,
        Optional.ofNullable(pastDays).map(days -> Instant.now().minus(Duration.ofMillis((long) (days * 86_400_000)))),
        cursor == null ? OptionalLong.empty() : OptionalLong.of(cursor), count);
  }

  private Set<String> wantedStates() {
    var wanted = new LinkedHashSet<String>();
    for (var state : states) {
      var name = state.toLowerCase(Locale.ROOT);
      if (!States.ALL.contains(name)) {
        throw CommandException.usage("'" + state + "' is not a state." + Suggestions.sentence(name, States.ALL) + " States: "
            + String.join(", ", States.ALL) + ".");
      }
      wanted.add(name);
    }
    return wanted;
  }

  private void printJson(List<ProcessRow> page, Long next) {
    var json = new LinkedHashMap<String, Object>();
    json.put("processes", page.stream().map(ProcessJson::of).toList());
    json.put("next", next);
    shell.json(json);
  }

  private void print(List<ProcessRow> page, Long next, Graph graph) {
    var now = Instant.now();
    var table = new Table("PK", "Created", "Process label", "♻", "Process State", "Process status");
    for (var process : page) {
      table.row(process.pk(), Times.ago(process.ctime(), now), process.processLabel(), process.cachedFrom() == null ? "" : "✓",
          States.text(process), process.status());
    }
    table.print(shell.out(), shell.columns());
    shell.out().println();
    shell.out().println("Total results: " + page.size() + (next == null ? "" : " and more (--next " + next + ")"));
    page.stream().map(ProcessRow::mtime).max(Instant::compareTo)
        .ifPresent(last -> shell.out().println("Last state change: " + Times.ago(last, now)));
    shell.out().println("In the store: " + counts(graph));
  }

  private static String counts(Graph graph) {
    var counts = graph.processCounts();
    var parts = States.ALL.stream().filter(state -> counts.getOrDefault(state, 0L) > 0)
        .map(state -> counts.get(state) + " " + state)
        .toList();
    return parts.isEmpty() ? "no processes yet" : String.join(", ", parts);
  }
}
