package org.clew.benchmarks.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.clew.benchmarks.LoadException;
import org.clew.node.DaemonClient;

/** What is done to the workers of a daemon. */
enum Blow {
  KILL_ONE("kill -9 of one"),
  FREEZE_ONE("SIGSTOP of one"),
  TERMINATE_ONE("SIGTERM of one"),
  KILL_ALL("kill -9 of all, then a start"),
  EXCHANGE_ALL("rolling restart"),
  SCALE("one worker more, then one less");

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final String words;

  Blow(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /**
   * Returns when the daemon has as many workers as it should, or has been told to.
   *
   * @param workers pids of those that are there, which may be fewer
   */
  void strike(DaemonClient daemon, List<Long> workers, int shouldBe, RandomGenerator random)
      throws IOException, InterruptedException, LoadException {
    if (workers.isEmpty()) throw new LoadException("no worker is left to be struck");
    var one = workers.get(random.nextInt(workers.size()));
    switch (this) {
      case KILL_ONE -> signal("KILL", List.of(one));
      case FREEZE_ONE -> signal("STOP", List.of(one));
      case TERMINATE_ONE -> {
        signal("TERM", List.of(one));
        awaitEnd(one);
      }
      case KILL_ALL -> {
        signal("KILL", workers);
        daemon.start(shouldBe, LIMIT);
      }
      case EXCHANGE_ALL -> daemon.restartRolling(LIMIT, _ -> { });
      case SCALE -> {
        daemon.resize(1, LIMIT);
        daemon.resize(-1, LIMIT);
      }
    }
  }

  private static void awaitEnd(long pid) throws InterruptedException, LoadException {
    try {
      var process = ProcessHandle.of(pid);
      if (process.isPresent()) process.get().onExit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      throw new LoadException("the worker with pid " + pid + " has not ended " + LIMIT.toMinutes() + " minutes after SIGTERM");
    }
  }

  private static void signal(String name, List<Long> pids) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> command.add(String.valueOf(pid)));
    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
        .waitFor(10, TimeUnit.SECONDS);
  }
}
