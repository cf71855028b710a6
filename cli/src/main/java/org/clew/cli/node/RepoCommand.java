package org.clew.cli.node;

import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.cli.StoreCommand;
import org.clew.cli.calcjob.StoredFiles;
import org.clew.store.Store;
import picocli.CommandLine.Parameters;

/** A command about the files of one node. */
abstract class RepoCommand extends StoreCommand {
  @Parameters(paramLabel = "PK", index = "0", description = "The node: pk, uuid, start of its uuid, or label.")
  String identifier;

  RepoCommand(Shell shell) {
    super(shell);
  }

  /** Does the work for the files of the node that was named. */
  abstract int run(StoredFiles files);

  @Override protected final int run(Store store) {
    return run(NodeFiles.of(Identifier.node(store.graph(), identifier)));
  }
}
