package org.clew.cli.node;

import java.util.List;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.group.GroupJson;
import org.clew.cli.text.Table;
import org.clew.cli.text.Times;
import org.clew.cli.text.Values;
import org.clew.store.Graph.LinkRow;
import org.clew.store.PlainJson;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a node, its content and its links. */
@Command
public final class NodeShow extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The node: pk, uuid, start of its uuid, or label.")
  String identifier;

  public NodeShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var node = Identifier.node(store.graph(), identifier);
    var incoming = store.graph().incoming(node.pk());
    var outgoing = store.graph().outgoing(node.pk());
    var extras = store.annotations().extras(node.pk());
    var comments = store.annotations().comments(node.pk());
    var groups = store.annotations().groups().of(node.pk());
    if (json) {
      var plain = NodeJson.of(node);
      plain.put("incoming", incoming.stream().map(NodeJson::link).toList());
      plain.put("outgoing", outgoing.stream().map(NodeJson::link).toList());
      plain.put("extras", extras);
      plain.put("comments", comments.stream().map(CommentCommands::json).toList());
      plain.put("groups", groups.stream().map(GroupJson::brief).toList());
      shell.json(plain);
      return 0;
    }
    var table = new Table("Property", "Value").row("pk", node.pk()).row("uuid", node.uuid()).row("type", node.nodeType());
    if (node.processType() != null) table.row("process type", node.processType());
    if (!node.label().isEmpty()) table.row("label", node.label());
    if (!node.description().isEmpty()) table.row("description", node.description());
    table.row("created", Times.local(node.ctime())).row("changed", Times.local(node.mtime()))
        .row("content", PlainJson.write(node.content()));
    if (!extras.isEmpty()) table.row("extras", PlainJson.write(extras));
    if (!groups.isEmpty()) table.row("groups", String.join(", ", groups.stream().map(GroupJson::text).toList()));
    table.print(shell.out(), 0);
    links("Incoming", incoming);
    links("Outgoing", outgoing);
    if (!comments.isEmpty()) shell.out().println("\nComments");
    comments.forEach(comment -> CommentCommands.print(shell, comment));
    return 0;
  }

  private void links(String title, List<LinkRow> links) {
    if (links.isEmpty()) return;
    shell.out().println();
    var table = new Table(title, "PK", "Link", "Node", "Value");
    for (var link : links) {
      boolean process = Identifier.isProcess(link.other());
      table.row(link.label().replace("__", "."), link.other().pk(), link.type(), process ? link.other().processType()
          : link.other().nodeType(),
          process ? "" : Values.text(link.other(), 60));
    }
    table.print(shell.out(), shell.columns());
  }
}
