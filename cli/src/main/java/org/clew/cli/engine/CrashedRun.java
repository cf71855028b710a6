package org.clew.cli.engine;

import java.time.Duration;
import java.util.Map;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.definition.Definitions;
import org.clew.node.DaemonClient;
import org.clew.node.DaemonClient.Start;
import org.clew.node.EngineClient;
import org.clew.process.Birth;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;

/** A run whose engine is killed with SIGKILL once jobs are running, and which another engine ends. */
final class CrashedRun {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String SUBMITTED = "job.submitted.v1";

  private final Shell shell;
  private final Store store;
  private final Definitions definitions;

  CrashedRun(Shell shell, Store store, Definitions definitions) {
    this.shell = shell;
    this.store = store;
    this.definitions = definitions;
  }

  ProcessRow run(Map<String, Object> request, Follow.Show show) throws InterruptedException {
    var daemon = new DaemonClient(shell.home());
    if (!(daemon.start(1, START_LIMIT) instanceof Start.Started(var workers))) {
      throw CommandException.refused("A daemon is running in this home; --crash wants one of its own to kill. Stop it with"
          + " 'clew daemon stop', or set CLEW_HOME to another folder.");
    }
    var endpoint = workers.getFirst();
    long pk = RunCommand.submitted(EngineClient.of(shell.home()).orElseThrow().submit(request));
    new Follow(shell, store).untilEnded(pk, show, () -> submissions(pk) < 2);
    ProcessHandle.of(endpoint.pid()).ifPresent(ProcessHandle::destroyForcibly);
    shell.err().println();
    shell.err().println("kill -9 " + endpoint.pid() + ": the engine is dead, with " + submissions(pk)
        + " of its jobs submitted.");
    shell.err().println("Another engine takes over …");
    try (var host = EngineHost.attachOrStart(shell.home(), definitions)) {
      var end = RunCommand.follow(shell, store, host, pk, show);
      tellJobs(pk);
      return end;
    }
  }

  private void tellJobs(long pk) {
    var jobs = DemoCommand.jobs(store.graph(), pk);
    var twice = jobs.stream().filter(job -> submissions(job) != 1).toList();
    shell.err().println();
    shell.err().println(twice.isEmpty() ? jobs.size() + " jobs, each submitted exactly once."
        : "Submitted more or less than once: " + twice.stream().map(ProcessRow::pk).toList());
  }

  private long submissions(long pk) {
    return DemoCommand.jobs(store.graph(), pk).stream().mapToLong(this::submissions).sum();
  }

  private long submissions(ProcessRow job) {
    return store.events(Birth.persistenceId(job.uuid()), 1, Long.MAX_VALUE, 10_000).stream()
        .filter(event -> event.manifest().equals(SUBMITTED)).count();
  }
}
