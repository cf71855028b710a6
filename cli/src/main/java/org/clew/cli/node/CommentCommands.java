package org.clew.cli.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.clew.cli.CommandException;
import org.clew.cli.Entry;
import org.clew.cli.Shell;
import org.clew.cli.text.Times;
import org.clew.store.Annotations;
import org.clew.store.Annotations.Comment;

/** The commands {@code clew node comment …}, and comments as they show them. */
public final class CommentCommands {
  private CommentCommands() {}

  public static List<Entry> all() {
    return List.of(
        Entry.leaf("add", "Add a comment to nodes.", CommentAdd::new),
        Entry.leaf("update", "Change the text of a comment.", CommentUpdate::new),
        Entry.leaf("show", "Show the comments on nodes.", CommentShow::new),
        Entry.leaf("remove", "Take comments away.", CommentRemove::new));
  }

  /** @throws CommandException when there is no comment with this uuid */
  static Comment named(Annotations annotations, String text) {
    UUID uuid;
    try {
      uuid = UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw CommandException.usage("'" + text + "' is no uuid of a comment; see 'clew node comment show'.");
    }
    return annotations.comment(uuid).orElseThrow(() -> CommandException.notFound("There is no comment " + uuid + "."));
  }

  static Map<String, Object> json(Comment comment) {
    var json = new LinkedHashMap<String, Object>();
    json.put("uuid", comment.uuid().toString());
    json.put("node_pk", comment.pk());
    json.put("author", comment.author());
    json.put("ctime", comment.ctime().toString());
    json.put("mtime", comment.mtime().toString());
    json.put("text", comment.text());
    return json;
  }

  static void print(Shell shell, Comment comment) {
    var changed = comment.mtime().equals(comment.ctime()) ? "" : ", changed " + Times.local(comment.mtime());
    shell.out().println(comment.uuid() + "  " + comment.author() + ", " + Times.local(comment.ctime()) + changed);
    comment.text().lines().forEach(line -> shell.out().println("  " + line));
  }
}
