package org.clew.cli.computer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.CommandException.Detail;
import org.clew.cli.CommandException.Reason;
import org.clew.cli.Prompt;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.computer.AuthInfo;
import org.clew.computer.ComputerReader;
import org.clew.registry.ComputerRegistry;
import org.clew.registry.ComputerRegistry.Entry;
import org.clew.scheduler.Schedulers;
import org.clew.store.Store;
import org.clew.transport.Transports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets up a computer, or changes one; on a terminal it asks for what is not given. */
@Command
public final class ComputerSetup extends StoreCommand {
  @Mixin
  SetupOptions options;

  @Option(names = "--update", description = "Change the fields that are given of a computer that is there already.")
  boolean update;

  @Option(names = {"-n", "--non-interactive"}, description = "Ask no questions; what is not given has its default.")
  boolean silent;

  public ComputerSetup(Shell shell) {
    super(shell);
  }

  @Override protected boolean usesPlugins() {
    return true;
  }

  @Override protected int run(Store store) {
    var registry = ComputerRegistry.of(store, shell.home());
    var rules = new SetupRules(Transports.installed().names(), Schedulers.installed().names());
    var problems = new ArrayList<Detail>();
    var tree = options.tree(problems);
    if (!silent && !json && !update && shell.isTerminal() && problems.isEmpty())
      new SetupQuestions(new Prompt(shell), rules, shell.home()).ask(tree, label -> taken(registry, label) ? inUse(label) : null);
    return update ? change(registry, store, rules, tree, problems) : create(registry, store, rules, tree, problems);
  }

  private int create(ComputerRegistry registry, Store store, SetupRules rules, Map<String, Object> tree,
      ArrayList<Detail> problems) {
    tree.putIfAbsent("work_dir", SetupQuestions.workDir(tree, shell.home()));
    problems.addAll(rules.problems(tree));
    if (tree.get("label") instanceof String label && taken(registry, label)) problems.add(new Detail("label", inUse(label)));
    refuse(problems);
    var computer = ComputerReader.read(tree);
    if (!registry.create(new Entry(computer, AuthInfo.none(computer.label()))))
      throw CommandException.refused(inUse(computer.label()) + ".");
    return done(registry, store, computer.label(), "is set up");
  }

  private int change(ComputerRegistry registry, Store store, SetupRules rules, Map<String, Object> tree,
      ArrayList<Detail> problems) {
    if (!(tree.get("label") instanceof String label)) throw CommandException.usage("--update needs the --label of the computer.");
    var now = Access.named(registry, label).computer().plain();
    problems.addAll(rules.problems(over(now, tree)));
    refuse(problems);
    registry.update(label, entry -> entry.with(ComputerReader.read(over(entry.computer().plain(), tree))));
    return done(registry, store, label, "is changed");
  }

  private static Map<String, Object> over(Map<String, Object> before, Map<String, Object> tree) {
    var merged = new LinkedHashMap<>(before);
    merged.putAll(tree);
    return merged;
  }

  private static boolean taken(ComputerRegistry registry, String label) {
    return registry.find(label).isPresent() && !registry.isBuiltIn(label);
  }

  private static String inUse(String label) {
    return "there is a computer '" + label + "' already; change it with --update, or take another label";
  }

  private static void refuse(ArrayList<Detail> problems) {
    if (!problems.isEmpty())
      throw new CommandException(Reason.INVALID_INPUTS, "The computer cannot be set up like this:", problems);
  }

  private int done(ComputerRegistry registry, Store store, String label, String what) {
    var entry = Access.named(registry, label);
    if (json) {
      shell.json(ComputerJson.whole(entry, registry, store));
      return 0;
    }
    shell.out().println("Computer " + label + " " + what + ".");
    if (!entry.computer().transport().equals("local") && entry.auth().parameters().isEmpty())
      shell.err().println("Say how you log in with 'clew computer configure " + entry.computer().transport() + " " + label
          + "', then 'clew computer test " + label + "'.");
    return 0;
  }
}
