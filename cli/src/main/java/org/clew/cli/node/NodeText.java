package org.clew.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.clew.cli.Identifier;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Annotations;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or sets the label or the description of nodes, whether they are sealed or not. */
@Command
public final class NodeText extends StoreCommand {
  private enum What {
    LABEL("label"), DESCRIPTION("description");

    private final String durable;

    What(String durable) {
      this.durable = durable;
    }
  }

  @Parameters(paramLabel = "PK", arity = "1..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> identifiers;

  @Option(names = {"-s", "--set"}, paramLabel = "TEXT", description = "The new text; an empty one takes it away.")
  String text;

  private final What what;

  private NodeText(Shell shell, What what) {
    super(shell);
    this.what = what;
  }

  public static NodeText label(Shell shell) {
    return new NodeText(shell, What.LABEL);
  }

  public static NodeText description(Shell shell) {
    return new NodeText(shell, What.DESCRIPTION);
  }

  @Override protected int run(Store store) {
    var nodes = identifiers.stream().map(identifier -> Identifier.node(store.graph(), identifier)).toList();
    if (text != null) {
      var changes = nodes.stream().map(node -> change(store.annotations(), node.pk())).toList();
      changes.forEach(Made::of);
    }
    var answers = new ArrayList<Map<String, Object>>();
    for (var node : nodes) {
      var now = text == null ? was(node) : text;
      var answer = new LinkedHashMap<String, Object>();
      answer.put("pk", node.pk());
      answer.put("uuid", node.uuid().toString());
      answer.put(what.durable, now);
      answers.add(answer);
      if (!json) shell.out().println(node.pk() + ": " + now);
    }
    if (json) shell.json(Map.of("nodes", answers));
    return 0;
  }

  private String was(NodeRow node) {
    return switch (what) {
      case LABEL -> node.label();
      case DESCRIPTION -> node.description();
    };
  }

  private CompletionStage<Void> change(Annotations annotations, long pk) {
    return switch (what) {
      case LABEL -> annotations.label(pk, text.strip());
      case DESCRIPTION -> annotations.description(pk, text);
    };
  }
}
