package org.clew.cli.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.launch.OfflineControl.Reach;
import org.clew.process.JobPhase;
import org.clew.process.ProcessCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does a phase of calculation jobs again that failed, or that was done before. */
@Command
public final class RetryCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PK", arity = "1..*", description = "Calculation jobs that have not ended: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = "--phase", paramLabel = "PHASE", required = true,
      description = "upload, submit, update, stash, retrieve or parse; a job is submitted again only when the scheduler knows nothing of it.")
  String phase;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public RetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    var wanted = JobPhase.of(phase).orElseThrow(() -> CommandException.usage("'" + phase + "' is no phase; use one of "
        + Arrays.stream(JobPhase.values()).map(JobPhase::shortName).collect(Collectors.joining(", ")) + "."));
    return new ControlRun(shell, "retry", new ProcessCommand.Retry(wanted), Reach.PROCESS, _ -> true, 0, ControlRun.Form.of(json))
        .run(store -> identifiers.stream().map(identifier -> Identifier.process(store.graph(), identifier)).toList());
  }
}
