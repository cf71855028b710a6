package org.clew.cli.calcjob;

import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file that a job brought back. */
@Command
public final class OutputCat extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1",
      description = "The file; default: the job's option output_filename.")
  String path;

  public OutputCat(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    var wanted = path != null ? path : job.option("output_filename").orElseThrow(() -> CommandException.usage(
        job.name() + " names no output_filename: give the PATH of a file, see 'clew calcjob outputls " + job.process().pk()
            + "'."));
    shell.out().writeBytes(job.retrievedFiles().read(shell.home(), wanted));
    return 0;
  }
}
