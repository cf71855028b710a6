package org.clew.cli.calcjob;

import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file that was made for a job. */
@Command
public final class InputCat extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1",
      description = "The file; default: what the job's option input_filename names, or the only file.")
  String path;

  public InputCat(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    var files = job.inputFiles();
    shell.out().writeBytes(files.read(shell.home(), path != null ? path : job.mainFile("input_filename", files, "inputls")));
    return 0;
  }
}
