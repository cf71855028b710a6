package org.clew.cli.calcjob;

import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Parameters;

/** A command about one calculation job. */
abstract class CalcJobCommand extends StoreCommand {
  @Parameters(paramLabel = "PK", index = "0", description = "The job: pk, uuid, start of its uuid, or label.")
  String identifier;

  CalcJobCommand(Shell shell) {
    super(shell);
  }

  /** Does the work for the job that was named. */
  abstract int run(JobNode job);

  @Override protected final boolean usesPlugins() {
    return true;
  }

  @Override protected final int run(Store store) {
    return run(named(store, identifier));
  }

  static JobNode named(Store store, String identifier) {
    var process = Identifier.process(store.graph(), identifier);
    if (!process.kind().equals("calcjob")) {
      throw CommandException.notFound(process.processLabel() + "<" + process.pk() + "> is a " + process.kind()
          + ", not a calculation job.");
    }
    return new JobNode(store, process);
  }
}
