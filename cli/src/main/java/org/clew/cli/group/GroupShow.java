package org.clew.cli.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.query.Found;
import org.clew.query.Query;
import org.clew.query.Vertex;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a group and its nodes, by pk. */
@Command
final class GroupShow extends StoreCommand {
  @Parameters(paramLabel = "GROUP", description = "The group: label, label:type, or start of its uuid.")
  String identifier;

  @Option(names = {"-l", "--limit"}, paramLabel = "N", defaultValue = "1000",
      description = "At most N nodes (default ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--next", paramLabel = "PK", defaultValue = "0", description = "Only nodes with a greater pk.")
  long after;

  @Option(names = {"-r", "--raw"}, description = "Only the pks of the nodes.")
  boolean raw;

  GroupShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if (limit < 1) throw CommandException.usage("--limit must be 1 or more, was " + limit + ".");
    var groups = store.annotations().groups();
    var group = GroupFinder.of(store).named(identifier);
    long size = groups.size(group.uuid());
    var pks = groups.members(group.uuid(), after, limit);
    Long next = pks.size() == limit && !groups.members(group.uuid(), pks.getLast(), 1).isEmpty() ? pks.getLast() : null;
    if (raw && !json) {
      pks.forEach(shell.out()::println);
      return 0;
    }
    var node = Vertex.node();
    var rows = store.finder().list(Query.of(node).where(node.pk().in(pks)).orderBy(node.pk().ascending())
        .select(node.uuid(), node.nodeType(), node.processType(), node.label()));
    if (json) {
      var plain = GroupJson.of(group, size);
      plain.put("nodes", rows.stream().map(row -> json(node, row)).toList());
      plain.put("next", next);
      shell.json(plain);
      return 0;
    }
    var table = new Table("Property", "Value").row("label", group.label()).row("type", group.type()).row("uuid", group.uuid());
    if (!group.description().isEmpty()) table.row("description", group.description());
    table.row("author", group.author()).row("created", Times.local(group.ctime())).row("nodes", size);
    if (!group.extras().isEmpty()) table.row("extras", PlainJson.write(group.extras()));
    table.print(shell.out(), 0);
    print(node, rows);
    if (next != null) shell.out().println("and more (--next " + next + ")");
    return 0;
  }

  private void print(Vertex node, List<Found> rows) {
    if (rows.isEmpty()) return;
    shell.out().println();
    var table = new Table("PK", "Type", "Label");
    for (var row : rows) {
      table.row(row.pk(node), row.get(node.processType()) == null ? row.get(node.nodeType()) : row.get(node.processType()),
          row.get(node.label()));
    }
    table.print(shell.out(), shell.columns());
  }

  private static Map<String, Object> json(Vertex node, Found row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("pk", row.pk(node));
    json.put("uuid", row.get(node.uuid()).toString());
    json.put("node_type", row.get(node.nodeType()));
    json.put("process_type", row.get(node.processType()));
    json.put("label", row.get(node.label()));
    return json;
  }
}
