package org.clew.cli.cache;

import java.util.List;
import java.util.Map;
import org.clew.caching.CacheMarks;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.spec.ProcessKind;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes calculations out of the cache, or lets them be used again. Results that others have taken from them go with them. */
@Command
public final class CacheMark extends StoreCommand {
  private final boolean valid;

  @Parameters(paramLabel = "PK", arity = "1..*", description = "The calculations: pk, uuid, start of a uuid, or label.")
  List<String> identifiers;

  private CacheMark(Shell shell, boolean valid) {
    super(shell);
    this.valid = valid;
  }

  public static CacheMark invalidate(Shell shell) {
    return new CacheMark(shell, false);
  }

  public static CacheMark validate(Shell shell) {
    return new CacheMark(shell, true);
  }

  @Override protected int run(Store store) {
    var calculations = identifiers.stream().map(identifier -> calculation(store, identifier)).toList();
    calculations.forEach(calculation -> CacheMarks.valid(store, calculation, valid));
    var pks = calculations.stream().map(ProcessRow::pk).toList();
    if (json) shell.json(Map.of("valid", valid, "processes", pks));
    else for (var pk : pks)
      shell.err().println("Process " + pk + (valid ? " may be used again." : " is not used again from now on."));
    return 0;
  }

  /** @throws CommandException when it is not a calculation */
  static ProcessRow calculation(Store store, String identifier) {
    var process = Identifier.process(store.graph(), identifier);
    if (ProcessKind.of(process.kind()).isCalculation()) return process;
    throw CommandException.refused("Process " + process.pk() + " is a " + process.kind()
        + "; only calculations (jobs and calcfunctions) are taken from the cache. See 'clew process status " + process.pk()
        + "' for those that it called.");
  }
}
