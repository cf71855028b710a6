package org.clew.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes picocli commands of entries. Only the branch that the arguments name is made in full: the reflection over sixty command
 * classes, and even a place for each of them, would cost more than most commands do.
 */
final class CommandTree {
  private final Shell shell;
  private final List<String> words;
  private final boolean whole;
  private final boolean direct;

  /** @param whole also make the commands that the words do not name (for completion scripts) */
  CommandTree(Shell shell, List<String> words, boolean whole) {
    this.shell = shell;
    this.words = words;
    this.whole = whole;
    this.direct = !whole && leadsToCommand(Commands.ROOT, 0);
  }

  /** Whether the words name a command; then nobody asks what else there is. */
  private boolean leadsToCommand(List<Entry> entries, int depth) {
    if (depth == words.size()) return false;
    return entries.stream().filter(entry -> entry.name().equals(words.get(depth))).anyMatch(entry -> switch (entry) {
      case Entry.Group group -> leadsToCommand(group.entries(), depth + 1);
      case Entry.Leaf _ -> true;
    });
  }

  CommandLine root() {
    var spec = group(new Entry.Group("clew", "Durable scientific workflows.", () -> Commands.ROOT), 0);
    spec.addOption(OptionSpec.builder("-V", "--version").versionHelp(true).description("Print the version and exit.").build());
    spec.versionProvider(() -> new String[] {"clew " + Version.text()});
    spec.usageMessage().footer("", "State lives in $CLEW_HOME (default ~/.clew).",
        "Processes and nodes are named by pk, uuid, unique start of a uuid, or label.");
    return new CommandLine(spec);
  }

  private boolean isNamed(Entry entry, int depth) {
    return depth < words.size() && words.get(depth).equals(entry.name());
  }

  private CommandSpec make(Entry entry, int depth) {
    boolean wanted = whole || isNamed(entry, depth);
    return switch (entry) {
      case Entry.Group group when wanted -> group(group, depth + 1);
      case Entry.Leaf leaf when wanted -> leaf(leaf);
      case Entry.Group group -> described(CommandSpec.create(), group);
      case Entry.Leaf leaf -> described(CommandSpec.create(), leaf);
    };
  }

  private CommandSpec group(Entry.Group group, int depth) {
    var spec = CommandSpec.wrapWithoutInspection(new Overview(group));
    described(spec, group);
    for (var entry : group.entries()) if (!direct || isNamed(entry, depth)) spec.addSubcommand(entry.name(), make(entry, depth));
    return spec;
  }

  private CommandSpec leaf(Entry.Leaf leaf) {
    var command = leaf.make().apply(shell);
    var spec = CommandSpec.forAnnotatedObject(command);
    if (command instanceof OptionsOfItsOwn more) more.addTo(spec);
    return described(spec, leaf);
  }

  private static CommandSpec described(CommandSpec spec, Entry entry) {
    spec.name(entry.name());
    spec.usageMessage().description(entry.description()).abbreviateSynopsis(true).sortOptions(false);
    spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    spec.addOption(OptionSpec.builder("--debug").type(boolean.class).description("Show stack traces with errors.").build());
    return spec;
  }

  /** A group that is called alone says what there is. */
  private record Overview(Entry.Group group) implements Callable<Integer> {
    @Override public Integer call() {
      throw CommandException.usage("'" + group.name() + "' needs a command: "
          + String.join(", ", group.entries().stream().map(Entry::name).toList()) + ".");
    }
  }
}
