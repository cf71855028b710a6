package org.clew.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.listing.ListingOptions;
import org.clew.cli.text.ExtrasOptions;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.query.Condition;
import org.clew.query.Field;
import org.clew.query.Found;
import org.clew.query.QueryException;
import org.clew.query.Vertex;
import org.clew.store.Graph;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists nodes of any type, newest first, page by page. */
@Command
public final class NodeList extends StoreCommand {
  @Option(names = {"-t", "--type"}, paramLabel = "TYPE",
      description = "Only nodes of this type, e.g. data.structure, process.calcjob or arithmetic.add; %% stands for any"
          + " letters.")
  String type;

  @Option(names = {"-L", "--label"}, paramLabel = "LABEL", description = "Only nodes with this label; %% stands for any letters.")
  String label;

  @Option(names = "--process", paramLabel = "PK", description = "Only inputs and outputs of this process, and what it called.")
  String process;

  @Option(names = {"-e", "--extra"}, paramLabel = "KEY[=VALUE]",
      description = "Only nodes with this extra; KEY may be a path a.b.")
  List<String> extras = List.of();

  @Mixin
  ListingOptions listing;

  public NodeList(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var node = Vertex.node();
    var projections = listing.projections(node);
    if (!projections.isEmpty()) {
      var page = listing.page(store, node, conditions(store.graph(), node), List.copyOf(projections.stream().map(each ->
          each.field()).toList()));
      if (json) shell.json(ListingOptions.json("nodes", page, projections));
      else listing.print(shell, page, projections);
      return 0;
    }
    List<Field<?>> fields = List.of(node.uuid(), node.nodeType(), node.processType(), node.label(), node.description(),
        node.ctime(),
        node.mtime());
    var page = listing.page(store, node, conditions(store.graph(), node), fields);
    if (json) {
      shell.json(ListingOptions.json("nodes", page.rows().stream().map(row -> json(node, row)).toList(), page));
      return 0;
    }
    var table = new Table("PK", "Created", "Type", "Label");
    for (var row : page.rows()) {
      var kind = row.get(node.processType()) == null ? row.get(node.nodeType()) : row.get(node.processType());
      if (listing.isRaw()) shell.out().println(row.pk(node) + "\t" + row.get(node.ctime()) + "\t" + kind + "\t"
          + row.get(node.label()));
      else table.row(row.pk(node), Times.local(row.get(node.ctime())), kind, row.get(node.label()));
    }
    if (listing.isRaw()) return 0;
    table.print(shell.out(), shell.columns());
    shell.out().println();
    shell.out().println(ListingOptions.total(page));
    return 0;
  }

  private static Map<String, Object> json(Vertex node, Found row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", row.pk(node));
    json.put("uuid", row.get(node.uuid()).toString());
    json.put("node_type", row.get(node.nodeType()));
    json.put("process_type", row.get(node.processType()));
    json.put("label", row.get(node.label()));
    json.put("description", row.get(node.description()));
    json.put("ctime", row.get(node.ctime()).toString());
    json.put("mtime", row.get(node.mtime()).toString());
    return json;
  }

  private List<Condition> conditions(Graph graph, Vertex node) {
    var conditions = new ArrayList<Condition>();
    if (type != null) conditions.add(matches(isOfNodes(type) ? node.nodeType() : node.processType(), type));
    if (label != null) conditions.add(matches(node.label(), label));
    if (process != null) conditions.add(node.pk().in(around(graph)));
    for (var extra : extras) conditions.add(extra(node, extra));
    return conditions;
  }

  /** Else it is the type of processes, which is what the column of types shows of them. */
  private static boolean isOfNodes(String type) {
    var begin = type.contains("%") ? type.substring(0, type.indexOf('%')) : type;
    return Stream.of("data.", "process.").anyMatch(start -> begin.startsWith(start) || start.startsWith(begin));
  }

  private static Condition matches(Field<String> field, String text) {
    return text.contains("%") ? field.like(text.replace("\\", "\\\\").replace("_", "\\_")) : field.is(text);
  }

  private List<Long> around(Graph graph) {
    var pk = Identifier.process(graph, process).pk();
    var pks = new TreeSet<Long>();
    graph.incoming(pk).stream().filter(link -> link.type().startsWith("input")).forEach(link -> pks.add(link.sourcePk()));
    graph.outgoing(pk).forEach(link -> pks.add(link.targetPk()));
    return List.copyOf(pks);
  }

  private static Condition extra(Vertex node, String text) {
    int at = text.indexOf('=');
    try {
      if (at < 0) return node.extra(text).exists();
      Object value = ExtrasOptions.value(text.substring(at + 1));
      return node.extra(text.substring(0, at)).is(value);
    } catch (QueryException e) {
      throw CommandException.usage(e.getMessage());
    }
  }
}
