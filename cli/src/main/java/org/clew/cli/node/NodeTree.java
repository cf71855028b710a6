package org.clew.cli.node;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.Values;
import org.clew.store.Graph;
import org.clew.store.Graph.LinkRow;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows what a node was made from, as a tree upwards through its creator and that one's inputs; a process starts with its inputs.
 */
@Command
public final class NodeTree extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The node: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-m", "--max-depth"}, paramLabel = "N", defaultValue = "-1", description = "Show only N levels.")
  int depth;

  private final Set<Long> shown = new HashSet<>();

  public NodeTree(Shell shell) {
    super(shell);
  }

  /** A node with the links that lead to what it was made from; {@code repeated} when its origins stand further up already. */
  private record Origin(NodeRow node, String link, List<Origin> from, boolean repeated) {}

  @Override protected int run(Store store) {
    var tree = read(store.graph(), Identifier.node(store.graph(), identifier), "", depth);
    if (json) shell.json(json(tree));
    else print(tree, "", "");
    return 0;
  }

  private Origin read(Graph graph, NodeRow node, String link, int levels) {
    if (!shown.add(node.pk())) return new Origin(node, link, List.of(), true);
    if (levels == 0) return new Origin(node, link, List.of(), false);
    var from = graph.incoming(node.pk()).stream().filter(NodeTree::isData)
        .map(up -> read(graph, up.other(), up.type() + " " + up.label().replace("__", "."), levels - 1)).toList();
    return new Origin(node, link, from, false);
  }

  private static boolean isData(LinkRow link) {
    return link.type().startsWith("input") || link.type().equals("create");
  }

  private static Map<String, Object> json(Origin tree) {
    var json = new LinkedHashMap<String, Object>(Values.json(tree.node()));
    json.put("process_type", tree.node().processType());
    json.put("link", tree.link().isEmpty() ? null : tree.link());
    json.put("repeated", tree.repeated());
    json.put("from", tree.from().stream().map(NodeTree::json).toList());
    return json;
  }

  private void print(Origin tree, String first, String rest) {
    var node = tree.node();
    var what = Identifier.isProcess(node) ? node.processType() : node.nodeType().replaceFirst("^data\\.", "") + " "
        + Values.text(node, 50);
    shell.out().println(first + (tree.link().isEmpty() ? "" : tree.link() + ": ") + what + " <" + node.pk() + ">"
        + (tree.repeated() ? " (see above)" : ""));
    for (int i = 0; i < tree.from().size(); i++) {
      boolean last = i == tree.from().size() - 1;
      print(tree.from().get(i), rest + (last ? "└── " : "├── "), rest + (last ? "    " : "│   "));
    }
  }
}
