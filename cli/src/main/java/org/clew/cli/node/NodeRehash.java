package org.clew.cli.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.clew.caching.CacheMarks;
import org.clew.caching.ComputerIdentity;
import org.clew.caching.StoredParts;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.definition.Definitions;
import org.clew.registry.ComputerRegistry;
import org.clew.spec.ProcessKind;
import org.clew.store.Calculations;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Computes the hashes of calculations anew: after an upgrade that changed how, for those of a time when there were none, or when
 * a computer is now on another host. The hash of data follows from its content and is stored nowhere.
 */
@Command
public final class NodeRehash extends StoreCommand {
  private static final int PAGE = 500;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Calculations: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = {"-a", "--all"}, description = "All calculations of the store.")
  boolean all;

  @Option(names = {"-t", "--process-type"}, paramLabel = "NAME", description = "All calculations of this process.")
  String type;

  private final Definitions definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());

  public NodeRehash(Shell shell) {
    super(shell);
  }

  /** What was done so far. */
  private static final class Count {
    int seen;
    int changed;
    int without;
  }

  @Override protected int run(Store store) {
    if (identifiers.isEmpty() && !all && type == null)
      throw CommandException.usage("Name calculations, or choose them with --all or"
          + " --process-type.");
    var registry = ComputerRegistry.of(store, shell.home());
    var computers = ComputerIdentity.of(label -> registry.find(label).map(ComputerRegistry.Entry::computer));
    var count = new Count();
    for (var identifier : identifiers) {
      var process = Identifier.process(store.graph(), identifier);
      if (!isCalculation(process)) throw CommandException.refused("Process " + process.pk() + " is a " + process.kind()
          + "; only calculations (jobs and calcfunctions) have a hash.");
      rehash(store, process, computers, count);
    }
    if (all || type != null) every(store, computers, count);
    if (json) shell.json(Map.of("calculations", count.seen, "changed", count.changed, "without", count.without));
    else shell.err().println(count.seen + (count.seen == 1 ? " calculation" : " calculations") + ", " + count.changed
        + " with another hash" + (count.without == 0 ? "."
            : ", " + count.without + " without one, as values that are not stored may decide their results."));
    return 0;
  }

  private void every(Store store, UnaryOperator<String> computers, Count count) {
    var before = OptionalLong.empty();
    while (true) {
      var filter = new Graph.Filter(Set.of(), Optional.empty(), false, false, false, Optional.empty(), before, PAGE);
      var page = store.graph().processes(filter);
      page.stream().filter(process -> isCalculation(process) && (type == null || type.equals(process.processType())))
          .forEach(process -> rehash(store, process, computers, count));
      if (page.size() < PAGE) return;
      before = OptionalLong.of(page.getLast().pk());
    }
  }

  private void rehash(Store store, ProcessRow calculation, UnaryOperator<String> computers, Count count) {
    count.seen++;
    var attributes = CacheMarks.of(store.graph().node(calculation.pk()).orElseThrow());
    var known = attributes.get(Calculations.HASH);
    if (known == null && !mayHaveOne(calculation, attributes)) {
      count.without++;
      return;
    }
    var hash = StoredParts.of(store.graph(), calculation).hash(computers);
    if (hash.equals(known)) return;
    CacheMarks.hash(store, calculation, hash);
    count.changed++;
  }

  private static boolean isCalculation(ProcessRow process) {
    return ProcessKind.of(process.kind()).isCalculation();
  }

  /** Of what was born without a hash: neither a dry run, nor a process that may have been given values that are kept nowhere. */
  private boolean mayHaveOne(ProcessRow calculation, Map<?, ?> attributes) {
    if (attributes.containsKey("dry_run_info")) return false;
    return definitions.find(calculation.processType()).filter(definition -> !NonStored.isIn(definition.spec().inputs()))
        .isPresent();
  }
}
