package org.clew.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.clew.cli.Identifier;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.ExtrasOptions;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or changes the extras of nodes, whether they are sealed or not. */
@Command
public final class NodeExtras extends StoreCommand {
  @Parameters(paramLabel = "PK", arity = "1..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> identifiers;

  @Mixin
  ExtrasOptions options;

  @Option(names = {"-k", "--keys"}, split = ",", paramLabel = "KEY", description = "Show only these.")
  List<String> keys = List.of();

  public NodeExtras(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var changes = options.changes();
    var nodes = identifiers.stream().map(identifier -> Identifier.node(store.graph(), identifier)).toList();
    var stages = changes.isEmpty() ? List.<CompletionStage<?>>of()
        : nodes.stream().<CompletionStage<?>>map(node -> store.annotations().changeExtras(node.pk(), changes)).toList();
    stages.forEach(Made::of);
    var answers = new ArrayList<Map<String, Object>>();
    for (var node : nodes) {
      var extras = Tree.only(store.annotations().extras(node.pk()), keys);
      answers.add(Tree.of(node, "extras", extras));
      if (!json) Tree.print(shell, node, extras, nodes.size() > 1);
    }
    if (json) shell.json(Map.of("nodes", answers));
    return 0;
  }
}
