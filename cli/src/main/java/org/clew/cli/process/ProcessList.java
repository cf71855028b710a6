package org.clew.cli.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.Suggestions;
import org.clew.cli.listing.ListingOptions;
import org.clew.cli.listing.ProcessRows;
import org.clew.cli.text.States;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.query.Condition;
import org.clew.query.Page;
import org.clew.query.Vertex;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists processes, newest first, page by page. */
@Command
public final class ProcessList extends StoreCommand {
  private static final List<String> ACTIVE = States.ALL.stream().filter(state -> !States.isTerminal(state)).toList();

  @Option(names = {"-a", "--all"}, description = "Also those that have ended.")
  boolean all;

  @Option(names = {"-S", "--state"}, split = ",", paramLabel = "STATE",
      description = "Only these states: created, running, waiting, finished, excepted, killed.")
  List<String> states = List.of();

  @Option(names = {"-L", "--label"}, paramLabel = "LABEL",
      description = "Only processes with this process label, e.g. MultiplyAdd; %% stands for any letters.")
  String label;

  @Option(names = "--type", paramLabel = "NAME", description = "Only processes of this type, e.g. arithmetic.multiply_add.")
  String type;

  @Option(names = "--paused", description = "Only paused ones.")
  boolean paused;

  @Option(names = {"-X", "--failed"}, description = "Only those that finished with an exit status above 0.")
  boolean failed;

  @Option(names = {"-E", "--exit-status"}, paramLabel = "N", description = "Only those that finished with this exit status.")
  Integer exitStatus;

  @Mixin
  ListingOptions listing;

  public ProcessList(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var process = type == null ? Vertex.process() : Vertex.process(type);
    var projections = listing.projections(process);
    if (!projections.isEmpty()) {
      var page = listing.page(store, process, conditions(process), List.copyOf(projections.stream().map(each -> each.field())
          .toList()));
      if (json) shell.json(ListingOptions.json("processes", page, projections));
      else listing.print(shell, page, projections);
      return 0;
    }
    var rows = new ProcessRows(process);
    var page = listing.page(store, process, conditions(process), rows.fields());
    var found = page.rows().stream().map(rows::of).toList();
    if (json) shell.json(ListingOptions.json("processes", found.stream().map(ProcessJson::of).toList(), page));
    else print(found, page, store.graph());
    return 0;
  }

  private List<Condition> conditions(Vertex process) {
    var conditions = new ArrayList<Condition>();
    var wanted = wantedStates();
    boolean activeOnly = !all && wanted.isEmpty() && !failed && !paused && exitStatus == null;
    if (activeOnly) conditions.add(process.state().in(ACTIVE));
    if (!wanted.isEmpty()) conditions.add(process.state().in(wanted));
    if (paused) conditions.add(process.paused().is(true));
    if (failed) conditions.add(process.exitStatus().greater(0));
    if (exitStatus != null) conditions.add(process.exitStatus().is(exitStatus));
    if (label != null) conditions.add(label.contains("%") ? process.processLabel().like(label.replace("_", "\\_"))
        : process.processLabel().is(label));
    return conditions;
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

  private void print(List<ProcessRow> processes, Page page, Graph graph) {
    var now = Instant.now();
    var table = new Table("PK", "Created", "Process label", "♻", "Process State", "Process status");
    for (var process : processes) {
      var cells = new Object[] {process.pk(), Times.ago(process.ctime(), now), process.processLabel(),
          process.cachedFrom() == null ? "" : "✓", States.text(process), process.status() == null ? "" : process.status()};
      if (listing.isRaw()) shell.out().println(String.join("\t", java.util.Arrays.stream(cells).map(Object::toString).toList()));
      else table.row(cells);
    }
    if (listing.isRaw()) return;
    table.print(shell.out(), shell.columns());
    shell.out().println();
    shell.out().println(ListingOptions.total(page));
    processes.stream().map(ProcessRow::mtime).max(Instant::compareTo)
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
