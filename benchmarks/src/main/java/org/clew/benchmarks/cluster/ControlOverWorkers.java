package org.clew.benchmarks.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.clew.actors.ControlAnswer;
import org.clew.benchmarks.Arguments;
import org.clew.benchmarks.Figures;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.Scratch;
import org.clew.launch.EngineConfig;
import org.clew.node.EngineClient;
import org.clew.node.EngineClient.Action;
import org.clew.node.EngineNode;
import org.clew.node.Role;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.clew.store.Graph.ProcessRow;

/**
 * The load {@code control --workers N}: as many workers on one embedded store hold many processes that wait; single ones of them,
 * chosen at random, are asked to pause, to play and to end, by typed messages from one of the workers and by the HTTP API.
 * Measures the time until the acknowledgement, which means that the intent is durable.
 */
public final class ControlOverWorkers {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Object ACKNOWLEDGED = new Object();
  private static final long WARM_UP = 200;
  private static final String CHAIN = "bench.waiting";

  private final EngineNode node;
  private final EngineClient http;
  private final int inFlight;

  private ControlOverWorkers(EngineNode node, EngineClient http, int inFlight) {
    this.node = node;
    this.http = http;
    this.inFlight = inFlight;
  }

  /** How a request is made; answers {@link #ACKNOWLEDGED}, or what was said instead. */
  private interface Way {
    Object ask(ProcessRow process, Action action) throws Exception;
  }

  /** @throws LoadException when a request is refused */
  public static String run(Arguments arguments) throws Exception {
    var count = arguments.number("count", 10_000);
    var workers = arguments.number("workers", 2);
    var members = new ArrayList<MemberJvm>();
    try (var scratch = Scratch.create(); var node = EngineNode.start(EngineConfig.at(scratch.home(), Member.definitions()),
        Role.DAEMON)) {
      try {
        for (int i = 1; i < workers; i++) {
          var member = MemberJvm.start(scratch.home());
          members.add(member);
          member.awaitUp();
        }
        System.out.println(workers + " workers are up; submitting " + count + " processes …");
        Failover.submit(scratch.home(), count / 2);
        Failover.await("all processes wait", () -> Failover.waiting(node.engine().store(), count / 2));
        return new ControlOverWorkers(node, client(scratch.home()), arguments.number("in-flight"))
            .measure(arguments.number("sample"), Failover.numbers(Failover.shares(scratch.home())), count);
      } finally {
        for (var member : members) member.kill();
      }
    }
  }

  private static EngineClient client(Path home) {
    return EngineClient.of(home).orElseThrow();
  }

  private String measure(int sample, String shares, int count) throws Exception {
    var random = new Random(1);
    var processes = new ArrayList<>(node.engine().store().graph().active());
    Collections.shuffle(processes, random);
    var chains = new ArrayList<>(processes.stream().filter(process -> process.processType().equals(CHAIN)).toList());
    if (2 * sample > chains.size())
      throw new IllegalArgumentException("--sample must be " + chains.size() / 2 + " or less, was " + sample);
    var warm = processes.subList(0, (int) Math.min(WARM_UP, processes.size()));
    for (Way way : List.<Way>of(this::typed, this::http))
      for (var action : List.of(Action.PAUSE, Action.PLAY)) latencies(way, action, warm);
    var any = processes.subList(0, sample);
    var typed = pauseAndPlay(this::typed, any);
    var http = pauseAndPlay(this::http, any);
    typed.put(Action.KILL, latencies(this::typed, Action.KILL, chains.subList(0, sample)));
    http.put(Action.KILL, latencies(this::http, Action.KILL, chains.subList(sample, 2 * sample)));
    var figures = new Figures().row("processes by worker", "%s", shares)
        .row("requests in flight, of each kind", "%d, %d", inFlight, sample);
    typed.forEach((action, nanos) -> figures.row(word(action) + " by message, p50 / p99 / worst", "%s", text(nanos)));
    http.forEach((action, nanos) -> figures.row(word(action) + " over HTTP, p50 / p99 / worst", "%s", text(nanos)));
    figures.print("acknowledgement of control requests by workers that hold " + count + " processes");
    var all = new ArrayList<>(typed.values());
    all.addAll(http.values());
    var worst = all.stream().mapToDouble(nanos -> Figures.percentileMs(nanos, 0.99)).max().orElseThrow();
    return String.format(Locale.ROOT,
        "control of %d processes: worst p99 %.1f ms; pause p50 %.1f ms by message, %.1f ms over HTTP", count, worst,
        Figures.percentileMs(typed.get(Action.PAUSE), 0.5), Figures.percentileMs(http.get(Action.PAUSE), 0.5));
  }

  private Map<Action, long[]> pauseAndPlay(Way way, List<ProcessRow> any) throws Exception {
    var round = new EnumMap<Action, long[]>(Action.class);
    round.put(Action.PAUSE, latencies(way, Action.PAUSE, any));
    round.put(Action.PLAY, latencies(way, Action.PLAY, any));
    return round;
  }

  private long[] latencies(Way way, Action action, List<ProcessRow> processes) throws Exception {
    var permits = new Semaphore(inFlight);
    var refused = new ConcurrentLinkedQueue<Object>();
    var nanos = new long[processes.size()];
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < nanos.length; i++) {
        permits.acquire();
        var index = i;
        threads.submit(() -> {
          var begin = System.nanoTime();
          try {
            var answer = way.ask(processes.get(index), action);
            if (answer != ACKNOWLEDGED) refused.add(answer);
          } catch (Exception e) {
            refused.add(e);
          }
          nanos[index] = System.nanoTime() - begin;
          permits.release();
        });
      }
    }
    if (!refused.isEmpty())
      throw new LoadException(refused.size() + " of " + nanos.length + " requests to " + word(action)
          + " were not acknowledged; the first: " + refused.peek());
    return nanos;
  }

  private Object typed(ProcessRow process, Action action) throws Exception {
    var command = switch (action) {
      case PAUSE -> new ProcessCommand.Pause("measured");
      case PLAY -> new ProcessCommand.Play();
      case KILL -> new ProcessCommand.Kill("measured", KillMode.ORDERLY);
    };
    var answer = node.engine().control(process.uuid(), command, LIMIT).toCompletableFuture().get();
    return answer instanceof ControlAnswer.Accepted ? ACKNOWLEDGED : answer;
  }

  private Object http(ProcessRow process, Action action) {
    var answers = (List<?>) http.control(action, List.of(String.valueOf(process.pk())), "measured").get("answers");
    var answer = (Map<?, ?>) answers.getFirst();
    return Boolean.TRUE.equals(answer.get("accepted")) ? ACKNOWLEDGED : answer;
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static String text(long[] nanos) {
    return String.format(Locale.ROOT, "%.1f / %.1f / %.1f ms", Figures.percentileMs(nanos, 0.5),
        Figures.percentileMs(nanos, 0.99), Figures.percentileMs(nanos, 1));
  }
}
