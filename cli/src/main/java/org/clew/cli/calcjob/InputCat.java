package org.clew.cli.calcjob;

import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a file that was made for a job. */
@Command
public final class InputCat extends CalcJobCommand {
  @Parameters(paramLabel = "PATH", index = "1", arity = "0..1",
      description = "The file; default: the job's option input_filename.")
  String path;

  public InputCat(Shell shell) {
    super(shell);
  }

  @Override int run(JobNode job) {
    var wanted = path != null ? path : job.option("input_filename").orElseThrow(() -> CommandException.usage(
        job.name() + " names no input_filename: give the PATH of a file, see 'clew calcjob inputls " + job.process().pk()
            + "'."));
    shell.out().writeBytes(job.inputFiles().read(shell.home(), wanted));
    return 0;
  }
}
