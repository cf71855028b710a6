package org.clew.cli.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.CommandException;
import org.clew.cli.Shell;
import org.clew.definition.Definitions;
import org.clew.launch.EngineConfig;
import org.clew.launch.OfflineLauncher;
import org.clew.node.EngineClient;
import org.clew.node.Submissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands processes to the engine that is up, or to the store for the next one; prints pk and uuid. */
@Command
public final class SubmitCommand implements Callable<Integer> {
  private static final long MOST = 100_000;
  private final Shell shell;

  @Mixin
  LaunchArguments launch;

  @Option(names = "--count", paramLabel = "N", defaultValue = "1",
      description = "Submit N processes with the same inputs, all or none.")
  long count;

  @Option(names = "--wait", description = "Wait until all of them have ended; exit status 1 when one failed.")
  boolean wait;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public SubmitCommand(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() throws Exception {
    if (count < 1 || count > MOST) throw CommandException.usage("--count must be 1 to " + MOST + ", was " + count + ".");
    var definitions = Definitions.discovered(Thread.currentThread().getContextClassLoader());
    var request = new LinkedHashMap<>(launch.request(definitions, shell));
    request.put("count", count);
    return Problems.reworded(() -> {
      var answer = launch.group == null ? submit(definitions, request) : collected(definitions, request);
      if (json) shell.json(answer);
      else nodes(answer).forEach(node -> shell.out().println("Submitted process " + node.get("pk") + "  " + node.get("uuid")));
      shell.out().flush();
      return wait ? waitForAll(definitions, answer) : 0;
    });
  }

  private Map<String, Object> collected(Definitions definitions, Map<String, Object> request) {
    try (var store = shell.openStore()) {
      var collecting = new Collecting(shell, store);
      var group = collecting.group(launch.group);
      var answer = submit(definitions, request);
      collecting.add(group, nodes(answer).stream().map(node -> (Long) node.get("pk")).toList());
      return answer;
    }
  }

  private Map<String, Object> submit(Definitions definitions, Map<String, Object> request) {
    var present = EngineClient.of(shell.home());
    if (present.isPresent()) return present.get().submit(request);
    try (var launcher = new OfflineLauncher(EngineConfig.at(shell.home(), definitions))) {
      var answer = new Submissions(launcher).submit(request);
      if (!wait) shell.err().println("No engine is running: 'clew daemon start' runs what was submitted.");
      return answer;
    }
  }

  private int waitForAll(Definitions definitions, Map<String, Object> answer) throws InterruptedException {
    int status = 0;
    var open = new ArrayDeque<Long>();
    for (var node : nodes(answer)) open.add((Long) node.get("pk"));
    var show = json ? Follow.Show.NOTHING : Follow.Show.PROGRESS;
    try (var store = shell.openStore()) {
      while (!open.isEmpty()) {
        try (var host = EngineHost.attachOrStart(shell.home(), definitions)) {
          while (!open.isEmpty()) {
            var end = new Follow(shell, store).untilEnded(open.element(), show, host::isThere);
            if (end == null) break;
            open.remove();
            if (end.exitStatus() == null || end.exitStatus() != 0) status = 1;
          }
        }
      }
    }
    return status;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> nodes(Map<String, Object> answer) {
    return (List<Map<String, Object>>) answer.get("processes");
  }
}
