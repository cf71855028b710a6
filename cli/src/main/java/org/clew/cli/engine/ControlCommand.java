package org.clew.cli.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Identifier;
import org.clew.cli.Shell;
import org.clew.launch.OfflineControl.Reach;
import org.clew.node.EngineClient.Action;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses, plays or kills processes: by the engine that is up, or by writing the intent into the store for the next one. */
@Command
public final class ControlCommand implements Callable<Integer> {
  private final Shell shell;
  private final Action action;

  @Parameters(paramLabel = "PK", arity = "0..*", description = "Processes: pk, uuid, start of a uuid, or label.")
  List<String> identifiers = new ArrayList<>();

  @Option(names = {"-a", "--all"}, description = "All that have not ended (for play: all that are paused).")
  boolean all;

  @Mixin
  JobScope scope = new JobScope();

  @Option(names = "--recursive", description = "Also everything they called (a kill always does).")
  boolean recursive;

  @Option(names = {"-F", "--force"},
      description = "Kill at once, even when the job cannot be cancelled; the job may be left behind.")
  boolean force;

  @Option(names = {"-m", "--message"}, paramLabel = "TEXT", description = "Reason, shown as the status.")
  String message;

  @Option(names = {"-t", "--timeout"}, paramLabel = "S", defaultValue = "10",
      description = "Seconds to wait until it has taken effect; 0 for not at all (default ${DEFAULT-VALUE}).")
  double timeout;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  private ControlCommand(Shell shell, Action action) {
    this.shell = shell;
    this.action = action;
  }

  public static ControlCommand pause(Shell shell) {
    return new ControlCommand(shell, Action.PAUSE);
  }

  public static ControlCommand play(Shell shell) {
    return new ControlCommand(shell, Action.PLAY);
  }

  public static ControlCommand kill(Shell shell) {
    return new ControlCommand(shell, Action.KILL);
  }

  @Override public Integer call() throws Exception {
    var ways = (all ? 1 : 0) + (scope.isGiven() ? 1 : 0) + (identifiers.isEmpty() ? 0 : 1);
    if (ways != 1)
      throw CommandException.usage("Name processes, or use --all for all of them, or --computer and --code for jobs there.");
    if (force && action != Action.KILL) throw CommandException.usage("--force is for kill only.");
    return new ControlRun(shell, word(), command(), recursive ? Reach.DESCENDANTS : Reach.PROCESS, this::isEffective, timeout,
        ControlRun.Form.of(json)).run(this::targets);
  }

  private List<ProcessRow> targets(Store store) {
    var graph = store.graph();
    if (scope.isGiven()) return scope.jobs(store, shell.home(), action == Action.PLAY);
    if (!all) return identifiers.stream().map(identifier -> Identifier.process(graph, identifier)).toList();
    return graph.processes(new Graph.Filter(Set.of(), Optional.empty(), action == Action.PLAY, false, true, Optional.empty(),
        OptionalLong.empty(), 1_000_000));
  }

  private ProcessCommand.Control command() {
    return switch (action) {
      case PAUSE -> new ProcessCommand.Pause(message == null ? "Paused by 'clew process pause'" : message);
      case PLAY -> new ProcessCommand.Play();
      case KILL -> new ProcessCommand.Kill(message == null ? "Killed by 'clew process kill'" : message,
          force ? KillMode.FORCE : KillMode.ORDERLY);
    };
  }

  private boolean isEffective(ProcessRow process) {
    return switch (action) {
      case PAUSE -> process.paused();
      case PLAY -> !process.paused();
      case KILL -> process.status() != null && process.status().startsWith("Kill refused");
    };
  }

  private String word() {
    return switch (action) {
      case PAUSE -> "pause";
      case PLAY -> "play";
      case KILL -> "kill";
    };
  }
}
