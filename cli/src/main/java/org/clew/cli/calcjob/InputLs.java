package org.clew.cli.calcjob;

import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the files that were made for a job. */
@Command
public final class InputLs extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1", description = "Only what is in this folder.")
  String path;

  public InputLs(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    job.inputFiles().list(shell, path, json);
    return 0;
  }
}
