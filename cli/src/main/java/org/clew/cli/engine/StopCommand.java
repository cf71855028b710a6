package org.clew.cli.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.launch.OfflineControl.Reach;
import org.clew.process.JobStop.Then;
import org.clew.process.JobStop.Verdict;
import org.clew.process.ProcessCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops the jobs of calculation jobs and keeps what they have made. */
@Command
public final class StopCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PK", arity = "1..*", description = "Calculation jobs: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = "--retrieve", negatable = true, defaultValue = "true", fallbackValue = "true",
      description = "Retrieve the files that are there (default), or not.")
  boolean retrieve;

  @Option(names = "--parse", negatable = true, description = "Parse them (default when they are retrieved), or not.")
  Boolean parse;

  @Option(names = "--parser-code", description = "End with the exit code of the parser, not with 151.")
  boolean parserCode;

  @Option(names = "--recursive", description = "All jobs that these processes have called, at any depth.")
  boolean recursive;

  @Option(names = {"-m", "--message"}, paramLabel = "TEXT", description = "Reason; stands in the exit message.")
  String message;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S", defaultValue = "10",
      description = "Seconds to wait until it has taken effect; 0 for not at all (default ${DEFAULT-VALUE}).")
  double timeout;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StopCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    boolean parses = parse == null ? retrieve : parse;
    if (parses && !retrieve)
      throw CommandException.usage("What is not retrieved cannot be parsed: leave --parse or --no-retrieve out.");
    if (parserCode && !parses) throw CommandException.usage("--parser-code needs a parser: leave --no-parse out.");
    var then = parses ? Then.PARSE : retrieve ? Then.RETRIEVE : Then.FINISH;
    var command = new ProcessCommand.Stop(message == null ? "by 'clew process stop'" : message, then,
        parserCode ? Verdict.PARSER : Verdict.STOP);
    return new ControlRun(shell, "stop", command, recursive ? Reach.DESCENDANTS : Reach.PROCESS, _ -> false, timeout,
        ControlRun.Form.of(json)).run(store -> identifiers.stream()
            .map(identifier -> Identifier.process(store.graph(), identifier)).toList());
  }
}
