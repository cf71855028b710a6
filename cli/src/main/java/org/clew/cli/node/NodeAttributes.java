package org.clew.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the attributes of processes and the content of data. */
@Command
public final class NodeAttributes extends StoreCommand {
  @Parameters(paramLabel = "PK", arity = "1..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> identifiers;

  @Option(names = {"-k", "--keys"}, split = ",", paramLabel = "KEY", description = "Show only these; KEY may be a path a.b.")
  List<String> keys = List.of();

  public NodeAttributes(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var answers = new ArrayList<Map<String, Object>>();
    for (var identifier : identifiers) {
      var node = Identifier.node(store.graph(), identifier);
      var attributes = Tree.only(attributes(node.content()), keys);
      answers.add(Tree.of(node, "attributes", attributes));
      if (!json) Tree.print(shell, node, attributes, identifiers.size() > 1);
    }
    if (json) shell.json(Map.of("nodes", answers));
    return 0;
  }

  /** What is no mapping is the attribute {@code value}. */
  private static Map<String, Object> attributes(Object content) {
    var attributes = new LinkedHashMap<String, Object>();
    if (content instanceof Map<?, ?> map) map.forEach((key, value) -> attributes.put((String) key, value));
    else attributes.put("value", content);
    return attributes;
  }
}
