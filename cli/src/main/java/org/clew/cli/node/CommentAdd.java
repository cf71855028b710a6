package org.clew.cli.node;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Annotations.Comment;
import org.clew.store.Store;
import org.clew.store.Uuids;
import org.clew.store.home.Author;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a comment to nodes, by the author of this home. */
@Command
final class CommentAdd extends StoreCommand {
  @Parameters(paramLabel = "PK", arity = "1..*", description = "Nodes: pk, uuid, start of the uuid, or label.")
  List<String> identifiers;

  @Option(names = {"-m", "--message"}, required = true, paramLabel = "TEXT", description = "The comment.")
  String text;

  CommentAdd(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if (text.isBlank()) throw CommandException.usage("The comment is empty.");
    var author = Author.of(shell.home());
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var comments = identifiers.stream().map(identifier -> new Comment(Uuids.next(), Identifier.node(store.graph(), identifier)
        .pk(), author,
        now, now, text)).toList();
    comments.stream().map(store.annotations()::saveComment).toList().forEach(Made::of);
    if (json) shell.json(Map.of("comments", comments.stream().map(CommentCommands::json).toList()));
    else comments.forEach(comment -> shell.out().println("Comment " + comment.uuid() + " on node " + comment.pk() + "."));
    return 0;
  }
}
