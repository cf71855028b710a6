package org.clew.cli.calcjob;

import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file that a job brought back. */
@Command
public final class OutputCat extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1",
      description = "The file; default: what the job's option output_filename names, or the only file.")
  String path;

  public OutputCat(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    var files = job.retrievedFiles();
    shell.out().writeBytes(files.read(shell.home(), path != null ? path : job.mainFile("output_filename", files, "outputls")));
    return 0;
  }
}
