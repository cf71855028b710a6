package org.clew.cli.calcjob;

import java.util.List;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.text.States;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Empties the working directories of jobs that have ended. */
@Command
public final class CleanWorkdir extends StoreCommand {
  @Parameters(paramLabel = "PK", arity = "1..*", description = "The jobs.")
  List<String> identifiers;

  @Option(names = {"-f", "--force"}, description = "Really do it.")
  boolean force;

  public CleanWorkdir(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var jobs = identifiers.stream().map(identifier -> CalcJobCommand.named(store, identifier)).toList();
    for (var job : jobs) {
      if (!States.isTerminal(job.process().state())) throw CommandException.refused(job.name()
          + " has not ended; its files are still needed.");
    }
    var directories = jobs.stream().map(Workdir::of).toList();
    if (!force) {
      throw CommandException.refused("This removes all files in "
          + String.join(", ", directories.stream().map(dir -> dir.root().toString()).toList())
          + "; say --force to do it.");
    }
    directories.forEach(Workdir::empty);
    if (json) shell.json(Map.of("cleaned", directories.stream().map(dir -> dir.root().toString()).toList()));
    else shell.err().println("Emptied " + directories.size() + (directories.size() == 1 ? " directory." : " directories."));
    return 0;
  }
}
