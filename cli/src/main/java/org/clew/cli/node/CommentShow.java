package org.clew.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Annotations.Comment;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the comments on nodes, the oldest first. */
@Command
final class CommentShow extends StoreCommand {
  @Parameters(paramLabel = "PK", arity = "1..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> identifiers;

  CommentShow(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var all = new ArrayList<Comment>();
    for (var identifier : identifiers) {
      var node = Identifier.node(store.graph(), identifier);
      var comments = store.annotations().comments(node.pk());
      all.addAll(comments);
      if (json) continue;
      shell.out().println("Node " + node.pk() + (comments.isEmpty() ? ": no comments" : ":"));
      comments.forEach(comment -> CommentCommands.print(shell, comment));
    }
    if (json) shell.json(Map.of("comments", all.stream().map(CommentCommands::json).toList()));
    return 0;
  }
}
