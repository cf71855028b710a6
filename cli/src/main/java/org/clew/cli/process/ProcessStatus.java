package org.clew.cli.process;

import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the tree of called processes. */
@Command
public final class ProcessStatus extends StoreCommand {
  @Parameters(paramLabel = "PK", description = "The process: pk, uuid, start of its uuid, or label.")
  String identifier;

  @Option(names = {"-m", "--max-depth"}, paramLabel = "N", defaultValue = "-1", description = "Show only N levels.")
  int depth;

  public ProcessStatus(Shell shell) {
    super(shell);
  }

  @Override protected int run(Store store) {
    var tree = CallTree.read(store.graph(), Identifier.process(store.graph(), identifier), depth);
    if (json) shell.json(tree.json());
    else tree.print(shell.out(), shell.hasColours());
    return 0;
  }
}
