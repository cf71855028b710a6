package org.clew.cli.node;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.clew.cli.CommandException;
import org.clew.cli.Made;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Annotations.Comment;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes the text of a comment; its author stays. */
@Command
final class CommentUpdate extends StoreCommand {
  @Parameters(paramLabel = "UUID", description = "The comment.")
  String identifier;

  @Option(names = {"-m", "--message"}, required = true, paramLabel = "TEXT", description = "The new text.")
  String text;

  CommentUpdate(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    if (text.isBlank()) throw CommandException.usage("The comment is empty; 'clew node comment remove' takes it away.");
    var was = CommentCommands.named(store.annotations(), identifier);
    var now = new Comment(was.uuid(), was.pk(), was.author(), was.ctime(), Instant.now().truncatedTo(ChronoUnit.MICROS), text);
    Made.of(store.annotations().saveComment(now));
    if (json) shell.json(CommentCommands.json(now));
    else CommentCommands.print(shell, now);
    return 0;
  }
}
