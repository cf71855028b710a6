package org.clew.cli.node;

import org.clew.cli.Shell;
import org.clew.cli.calcjob.StoredFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the files of a node. */
@Command
public final class RepoLs extends RepoCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1", description = "Only what is in this folder.")
  String path;

  public RepoLs(Shell shell) {
    super(shell);
  }

  @Override int run(StoredFiles files) {
    files.list(shell, path, json);
    return 0;
  }
}
