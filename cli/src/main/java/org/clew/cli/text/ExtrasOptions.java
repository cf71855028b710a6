package org.clew.cli.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clew.cli.CommandException;
import org.clew.cli.TreeFile;
import org.clew.store.ExtrasChange;
import org.clew.store.PlainJson;
import picocli.CommandLine.Option;

/** Options that change extras. */
public final class ExtrasOptions {
  @Option(names = {"-s", "--set"}, paramLabel = "KEY=VALUE",
      description = "Set an extra; KEY may be a path a.b, VALUE is JSON or a text.")
  List<String> set = List.of();

  @Option(names = "--delete", paramLabel = "KEY", description = "Take an extra away.")
  List<String> delete = List.of();

  @Option(names = "--replace", paramLabel = "FILE",
      description = "JSON or YAML file with extras that take the place of all there are.")
  Path replace;

  /** In the order replace, set, delete; throws CommandException for what is no key or value. */
  public List<ExtrasChange> changes() {
    var changes = new ArrayList<ExtrasChange>();
    if (replace != null) changes.add(new ExtrasChange.Replace(TreeFile.read(replace, "extras")));
    for (var assignment : set) {
      int at = assignment.indexOf('=');
      if (at < 1) throw CommandException.usage("'" + assignment + "' sets no extra; write KEY=VALUE.");
      changes.add(new ExtrasChange.Put(path(assignment.substring(0, at)), value(assignment.substring(at + 1))));
    }
    for (var key : delete) changes.add(new ExtrasChange.Remove(path(key)));
    return changes;
  }

  /** JSON where the text is some, else the text itself. */
  public static Object value(String text) {
    try {
      return PlainJson.read(text);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /** Keys with dots between them. */
  public static List<String> path(String text) {
    var keys = Arrays.asList(text.split("\\.", -1));
    if (keys.stream().anyMatch(String::isBlank)) throw CommandException.usage("'" + text
        + "' is no key: write keys with dots between them, a.b.");
    return keys;
  }
}
