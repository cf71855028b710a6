package org.clew.benchmarks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.clew.benchmarks.Arguments;
import org.clew.benchmarks.Figures;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.Scratch;
import org.clew.checkpoint.Integrity;
import org.clew.node.DaemonClient;
import org.clew.node.EngineClient;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;

/**
 * The load {@code failover}: three workers on one embedded store hold many processes, half of them chains that wait for the
 * others, which are inside a step; one worker is killed with SIGKILL. Measures the time until all processes are in the memory of
 * a worker again, then lets them end and checks the store.
 */
public final class Failover {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int AT_ONCE = 500;

  private Failover() {}

  /** @throws LoadException when a process is lost or the store is not sound */
  public static String run(Arguments arguments) throws Exception {
    var count = arguments.number("count");
    var workers = arguments.number("workers");
    var victim = arguments.has("oldest") ? 0 : workers - 1;
    var members = new ArrayList<MemberJvm>();
    try (var scratch = Scratch.create()) {
      try {
        for (int i = 0; i < workers; i++) {
          var member = MemberJvm.start(scratch.home());
          members.add(member);
          member.awaitUp();
        }
        return measure(scratch.home(), members, victim, count);
      } finally {
        for (var member : members) member.kill();
      }
    }
  }

  private static String measure(Path home, List<MemberJvm> members, int victim, int count) throws Exception {
    try (var store = SqliteStore.open(home)) {
      System.out.println(members.size() + " workers are up; submitting " + count + " processes …");
      submit(home, count / 2);
      await("all processes wait", () -> waiting(store, count / 2));
      var before = shares(home);
      var begin = System.nanoTime();
      members.get(victim).kill();
      var survivorsBefore = total(before) - before.getOrDefault(members.get(victim).address(), 0L);
      await("the first process is taken over", () -> total(shares(home)) > survivorsBefore);
      var first = (System.nanoTime() - begin) / 1e9;
      await("all processes are in memory again", () -> total(shares(home)) >= count);
      var all = (System.nanoTime() - begin) / 1e9;
      var after = shares(home);
      Files.createFile(home.resolve(Member.GATE));
      await("all processes have ended", () -> store.graph().active().isEmpty());
      var ended = (System.nanoTime() - begin) / 1e9;
      var report = Integrity.of(store, _ -> { });
      var states = store.graph().processCounts();
      new Figures().row("workers / processes", "%d / %d", members.size(), count)
          .row("processes by worker before", "%s", numbers(before))
          .row("processes by worker after", "%s", numbers(after))
          .row("first process of the dead worker runs again", "%.2f s", first)
          .row("all run again", "%.2f s", all)
          .row("all ended, from the kill", "%.2f s", ended)
          .row("ends by state", "%s", states)
          .row("events read, findings", "%d, %d", report.events(), report.findings().size())
          .print("kill -9 of one worker of " + members.size() + " on one embedded store");
      if (!report.isSound() || states.getOrDefault("finished", 0L) != count) {
        throw new LoadException("the store is not as promised: " + states + " " + report.findings().stream().limit(10).toList());
      }
      return String.format(Locale.ROOT, "failover of %d processes on %d workers: first %.2f s, all %.2f s, %d findings", count,
          members.size(), first, all, report.findings().size());
    }
  }

  static void submit(Path home, int parents) {
    var client = EngineClient.of(home).orElseThrow();
    for (int done = 0; done < parents; done += AT_ONCE) {
      client.submit(Map.of("name", "bench.waiting", "inputs", Map.of("x", done), "count",
          (long) Math.min(AT_ONCE, parents - done)));
    }
  }

  static boolean waiting(Store store, int parents) {
    var counts = store.graph().processCounts();
    return counts.getOrDefault("waiting", 0L) >= parents && counts.getOrDefault("running", 0L) >= parents;
  }

  /** Processes in memory by address of the worker. */
  static Map<String, Long> shares(Path home) {
    var shares = new java.util.TreeMap<String, Long>();
    for (var worker : (List<?>) new DaemonClient(home).status().get("workers")) {
      var facts = (Map<?, ?>) worker;
      if (facts.get("processes") instanceof Long processes) shares.put((String) facts.get("address"), processes);
    }
    return shares;
  }

  private static long total(Map<String, Long> shares) {
    return shares.values().stream().mapToLong(Long::longValue).sum();
  }

  static String numbers(Map<String, Long> shares) {
    return shares.values().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(" + "));
  }

  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  static void await(String what, Condition condition) throws IOException, LoadException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) throw new LoadException("not within " + PATIENCE.toMinutes() + " minutes: " + what);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
