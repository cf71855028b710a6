package org.clew.cli.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Ports;
import org.clew.cli.text.States;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.cli.text.Values;
import org.clew.store.Graph;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one process with everything that is linked to it. */
@Command
public final class ProcessShow extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  public ProcessShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var graph = store.graph();
    var process = Identifier.process(graph, identifier);
    var incoming = graph.incoming(process.pk());
    var outgoing = graph.outgoing(process.pk());
    var called = graph.called(process.pk());
    if (json) shell.json(json(graph, process, incoming, outgoing, called));
    else print(graph, process, incoming, outgoing, called);
    return 0;
  }

  private static Map<String, Object> json(Graph graph, ProcessRow process, List<LinkRow> incoming, List<LinkRow> outgoing,
      List<ProcessRow> called) {
    var json = ProcessJson.of(process);
    json.put("kind", process.kind());
    json.put("label", process.label());
    json.put("description", process.description());
    json.put("exit_message", process.exitMessage());
    json.put("exception", process.exception());
    json.put("sealed", process.sealed());
    json.put("inputs", values(incoming, "input_calc", "input_work"));
    json.put("outputs", values(outgoing, "create", "return"));
    json.put("caller", process.parentPk() == null ? null : graph.process(process.parentPk()).map(ProcessJson::brief)
        .orElse(null));
    json.put("called", called.stream().map(ProcessJson::brief).toList());
    json.put("logs", graph.logs(process.pk()).size());
    json.put("attributes", graph.node(process.pk()).orElseThrow().content());
    return json;
  }

  private static Map<String, Object> values(List<LinkRow> links, String calcType, String workType) {
    var flat = new LinkedHashMap<String, Object>();
    for (var link : links) {
      if (link.type().equals(calcType) || link.type().equals(workType)) flat.put(link.label(), Values.json(link.other()));
    }
    return Ports.nest(flat);
  }

  private void print(Graph graph, ProcessRow process, List<LinkRow> incoming, List<LinkRow> outgoing, List<ProcessRow> called) {
    var table = new Table("Property", "Value");
    table.row("pk", process.pk()).row("uuid", process.uuid()).row("type", process.processType() + " (" + process.kind() + ")");
    if (!process.label().isEmpty()) table.row("label", process.label());
    if (!process.description().isEmpty()) table.row("description", process.description());
    table.row("state", States.text(process));
    if (process.status() != null) table.row("status", process.status());
    if (process.exitMessage() != null) table.row("exit message", process.exitMessage());
    if (process.exception() != null) table.row("exception", process.exception().lines().findFirst().orElse(""));
    if (process.jobState() != null) table.row("job state", process.jobState());
    if (process.schedulerState() != null) table.row("scheduler state", process.schedulerState());
    if (process.cachedFrom() != null) table.row("cached from", process.cachedFrom());
    forkedFrom(graph, process).ifPresent(text -> table.row("forked from", text));
    var attributes = graph.node(process.pk()).map(node -> node.content()).orElse(null);
    if (attributes instanceof Map<?, ?> map) {
      if (map.get("cache_miss") != null) table.row("not cached", map.get("cache_miss"));
      if (map.get("version") instanceof Map<?, ?> version) table.row("code", CodeText.of(version));
    }
    table.row("created", Times.local(process.ctime())).row("changed", Times.local(process.mtime()));
    table.print(shell.out(), 0);
    links("Inputs", incoming, "input_calc", "input_work");
    links("Outputs", outgoing, "create", "return");
    if (process.parentPk() != null) graph.process(process.parentPk()).ifPresent(caller -> processes("Caller", List.of(caller)));
    if (!called.isEmpty()) processes("Called", called);
    int logs = graph.logs(process.pk()).size();
    if (logs > 0) {
      shell.out().println();
      shell.out().println(logs + (logs == 1 ? " log message" : " log messages") + ": clew process report " + process.pk());
    }
  }

  private static Optional<String> forkedFrom(Graph graph, ProcessRow process) {
    if (!(graph.node(process.pk()).orElseThrow().content() instanceof Map<?, ?> attributes)
        || !(attributes.get("forked_from") instanceof Map<?, ?> origin)) return Optional.empty();
    var source = graph.node(UUID.fromString((String) origin.get("uuid"))).map(node -> String.valueOf(node.pk()))
        .orElse(String.valueOf(origin.get("uuid")));
    return Optional.of("checkpoint " + origin.get("sequence_nr") + " of process " + source);
  }

  private void links(String title, List<LinkRow> links, String calcType, String workType) {
    var table = new Table(title, "PK", "Type", "Value");
    int count = 0;
    for (var link : links) {
      if (!link.type().equals(calcType) && !link.type().equals(workType)) continue;
      table.row(link.label().replace("__", "."), link.other().pk(), link.other().nodeType().replaceFirst("^data\\.", ""),
          Values.text(link.other(), 60));
      count++;
    }
    if (count == 0) return;
    shell.out().println();
    table.print(shell.out(), shell.columns());
  }

  private void processes(String title, List<ProcessRow> processes) {
    shell.out().println();
    var table = new Table(title, "PK", "State", "Status");
    for (var process : processes) table.row(process.processLabel(), process.pk(), States.text(process), process.status());
    table.print(shell.out(), shell.columns());
  }
}
