package org.clew.cli.node;

import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.cli.calcjob.StoredFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file of a node. */
@Command
public final class RepoCat extends RepoCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1", description = "The file; default: the only one.")
  String path;

  public RepoCat(Shell shell) {
    super(shell);
  }

  @Override int run(StoredFiles files) {
    if (path == null && files.files().size() != 1) {
      throw CommandException.usage("There are " + files.files().size() + " " + files.what()
          + ": give the PATH of one, see 'clew node repo ls'.");
    }
    shell.out().writeBytes(files.read(shell.home(), path != null ? path : files.files().firstKey()));
    return 0;
  }
}
