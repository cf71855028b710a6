package org.clew.cli.computer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.cli.Entry;
import org.clew.cli.OptionsOfItsOwn;
import org.clew.cli.Prompt;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.computer.AuthInfo;
import org.clew.registry.ComputerRegistry;
import org.clew.store.Store;
import org.clew.transport.TransportParameter;
import org.clew.transport.TransportProvider;
import org.clew.transport.Transports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Says how to log in on a computer; what is not said stays as it was. Key files are named by their path, secrets are never kept.
 */
@Command
public final class ComputerConfigure extends StoreCommand implements OptionsOfItsOwn {
  private final TransportProvider transport;
  private final TransportOptions options;
  private CommandSpec spec;

  @Parameters(paramLabel = "LABEL", description = "The computer.")
  String label;

  @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter by its name; can be repeated.")
  List<String> pairs = new ArrayList<>();

  @Option(names = "--unset", paramLabel = "NAME", description = "Give a parameter its default back; can be repeated.")
  List<String> forgotten = new ArrayList<>();

  @Option(names = {"-n", "--non-interactive"}, description = "Ask no questions.")
  boolean silent;

  private ComputerConfigure(Shell shell, TransportProvider transport) {
    super(shell);
    this.transport = transport;
    this.options = new TransportOptions(transport);
  }

  /** One command for each transport that is installed. */
  public static List<Entry> commands() {
    var installed = Transports.installed();
    return installed.names().stream().map(name -> (Entry) Entry.leaf(name, "Say how to log in by " + name + ".",
        shell -> new ComputerConfigure(shell, installed.find(name).orElseThrow()))).toList();
  }

  @Override public void addTo(CommandSpec command) {
    spec = command;
    options.addTo(command);
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    var computer = Access.named(registry, label).computer();
    if (!computer.transport().equals(transport.name())) throw CommandException.refused("Computer " + label + " is reached by "
        + computer.transport() + ", not by " + transport.name() + ": use 'clew computer configure " + computer.transport() + " "
        + label + "'.");
    var problems = new ArrayList<Detail>();
    var given = options.given(spec.commandLine().getParseResult(), pairs, forgotten, problems);
    var before = Access.named(registry, label).auth().parameters();
    if (!silent && !json && given.isEmpty() && problems.isEmpty() && shell.isTerminal()) given.putAll(asked(before));
    problems.addAll(options.problems(over(before, given)));
    if (!problems.isEmpty())
      throw new CommandException(Reason.INVALID_INPUTS, "The login on " + label + " cannot be like this:", problems);
    var entry = registry.update(label, now -> now.with(new AuthInfo(label, over(now.auth().parameters(), given)))).orElseThrow();
    if (json) shell.json(ComputerJson.whole(entry, registry, store));
    else shell.out().println("The login on " + label + " is configured; try it with 'clew computer test " + label + "'.");
    return 0;
  }

  private static Map<String, Object> over(Map<String, Object> before, Map<String, Object> given) {
    var merged = new LinkedHashMap<>(before);
    given.forEach((name, value) -> {
      if (value == null) merged.remove(name);
      else merged.put(name, value);
    });
    return merged;
  }

  /** Of what has no default; an empty answer leaves a parameter as it is. */
  private Map<String, Object> asked(Map<String, Object> before) {
    var answers = new LinkedHashMap<String, Object>();
    var prompt = new Prompt(shell);
    for (var parameter : transport.parameters()) {
      var now = before.get(parameter.name());
      if (parameter.fallback() != null) continue;
      var answer = prompt.ask(parameter.name() + ": " + parameter.help().replaceFirst("\\.$", ""),
          now == null ? "" : now.toString(), text -> problem(parameter, text));
      if (!answer.isEmpty() && !answer.equals(String.valueOf(now)))
        answers.put(parameter.name(), TransportOptions.value(parameter, answer));
    }
    return answers;
  }

  private static String problem(TransportParameter parameter, String text) {
    try {
      if (!text.isEmpty()) TransportOptions.value(parameter, text);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }
}
