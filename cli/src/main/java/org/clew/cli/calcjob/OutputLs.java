package org.clew.cli.calcjob;

import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the files that a job brought back. */
@Command
public final class OutputLs extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1", description = "Only what is in this folder.")
  String path;

  public OutputLs(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    job.retrievedFiles().list(shell, path, json);
    return 0;
  }
}
