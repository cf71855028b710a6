package org.clew.cli.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.launch.OfflineControl.Reach;
import org.clew.node.EngineClient;
import org.clew.node.Travels;
import org.clew.process.JobPhase;
import org.clew.process.ProcessCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does a phase of calculation jobs, or a step of work chains, again that failed or was done before. */
@Command
public final class RetryCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PK", arity = "1..*", description =
      "Processes that have not ended: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = "--from-step", paramLabel = "STEP",
      description =
          "Path of a step of a work chain: go on there, with the context as it was before that step was done the last time.")
  String step;

  @Option(names = "--phase", paramLabel = "PHASE",
      description = "Of a calculation job: upload, submit, update, stash, retrieve or parse; a job is submitted again only"
      + " when the scheduler knows nothing of it.")
  String phase;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public RetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    if ((phase == null) == (step == null))
      throw CommandException.usage("Give either --phase PHASE for calculation jobs or --from-step STEP"
          + " for work chains.");
    return phase == null ? stepBack() : retry();
  }

  @SuppressWarnings("unchecked")
  private int stepBack() throws Exception {
    var host = new TravelHost(shell);
    var answer = host.call(new TravelHost.Both() {
      @Override public Map<String, Object> online(EngineClient engine) {
        return engine.stepBack(identifiers, step);
      }

      @Override public Map<String, Object> offline(Travels travels) throws InterruptedException {
        return travels.stepBack(identifiers, step);
      }
    });
    if (json) shell.json(answer);
    var answers = (List<Map<String, Object>>) answer.get("answers");
    if (!json) for (var one : answers) {
      if (one.get("reason") instanceof String reason) shell.err().println("clew: " + reason);
      else shell.out().println("Process " + one.get("pk") + " goes on from step " + step
          + (host.isOnline() ? "." : " when an engine starts."));
    }
    return answers.stream().allMatch(one -> Boolean.TRUE.equals(one.get("accepted"))) ? 0 : 1;
  }

  private int retry() throws Exception {
    var wanted = JobPhase.of(phase).orElseThrow(() -> CommandException.usage("'" + phase + "' is no phase; use one of "
        + Arrays.stream(JobPhase.values()).map(JobPhase::shortName).collect(Collectors.joining(", ")) + "."));
    return new ControlRun(shell, "retry", new ProcessCommand.Retry(wanted), Reach.PROCESS, _ -> true, 0, ControlRun.Form.of(json))
        .run(store -> identifiers.stream().map(identifier -> Identifier.process(store.graph(), identifier)).toList());
  }
}
