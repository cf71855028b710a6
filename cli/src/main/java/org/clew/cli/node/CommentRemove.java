package org.clew.cli.node;

import java.util.List;
import java.util.Map;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes comments away. */
@Command
final class CommentRemove extends StoreCommand {
  @Parameters(paramLabel = "UUID", arity = "1..*", description = "The comments.")
  List<String> identifiers;

  CommentRemove(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var comments = identifiers.stream().map(identifier -> CommentCommands.named(store.annotations(), identifier)).toList();
    for (var comment : comments) {
      Made.of(store.annotations().removeComment(comment.uuid()));
      if (!json) shell.out().println("Comment " + comment.uuid() + " on node " + comment.pk() + " is gone.");
    }
    if (json) shell.json(Map.of("removed", comments.stream().map(comment -> comment.uuid().toString()).toList()));
    return 0;
  }
}
