package org.clew.benchmarks.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.clew.benchmarks.Arguments;
import org.clew.benchmarks.Figures;
import org.clew.benchmarks.LoadException;
import org.clew.benchmarks.Scratch;
import org.clew.checkpoint.Integrity;
import org.clew.node.ApiException;
import org.clew.node.DaemonClient;
import org.clew.node.EngineClient;
import org.clew.node.NodeException;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.Store;
import org.clew.store.sqlite.SqliteStore;

/**
 * The load {@code chaos}: work chains with a job each are submitted to a daemon of several workers, while workers are killed,
 * frozen, terminated, exchanged, added and taken away; {@code --scale 4,2} changes their number to these, one after the other. In
 * the end every chain that was accepted must have the right result, and the store must be sound. Keeps its files when that is not
 * so.
 */
public final class Chaos {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration STUCK = Duration.ofMinutes(3);
  private static final int Z = 4;

  private final Path home;
  private final DaemonClient daemon;
  private int workers;
  private final int inFlight;
  /** Right results of the accepted chains by pk. */
  private final Map<Long, Long> accepted = new HashMap<>();
  private final Map<Blow, Integer> blows = new EnumMap<>(Blow.class);
  private int unheard;

  private Chaos(Path home, int workers, int inFlight) {
    this.home = home;
    this.daemon = new DaemonClient(home);
    this.workers = workers;
    this.inFlight = inFlight;
  }

  /** @throws LoadException when a chain is lost or wrong, or the store is not sound */
  public static String run(Arguments arguments) throws Exception {
    var count = arguments.number("blows");
    var seed = arguments.number("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    var workers = arguments.number("workers");
    System.out.println(count + " blows to a daemon of " + workers + " workers, --seed " + seed);
    var scratch = Scratch.create();
    var chaos = new Chaos(scratch.home(), workers, arguments.number("in-flight"));
    try {
      var line = chaos.run(count, arguments.numbers("scale"), seed, arguments.number("pause"));
      chaos.daemon.stop(Duration.ofSeconds(20));
      scratch.close();
      return line;
    } catch (LoadException | NodeException e) {
      chaos.daemon.stop(Duration.ofSeconds(20));
      throw new LoadException(e.getMessage() + "\nIts files are in " + scratch.home());
    }
  }

  private String run(int count, List<Integer> sizes, long seed, int pause) throws Exception {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var begin = System.nanoTime();
    daemon.start(workers, LIMIT);
    try (var store = SqliteStore.open(home)) {
      for (var size : sizes) scale(store, size, Duration.ofSeconds(pause), begin);
      for (int number = 1; number <= count; number++) {
        load(store, Duration.ofSeconds(pause));
        var blow = number <= Blow.values().length ? Blow.values()[number - 1]
            : Blow.values()[random.nextInt(Blow.values().length)];
        blow.strike(daemon, pids(), workers, random);
        blows.merge(blow, 1, Integer::sum);
        System.out.printf("%4.0f s: %d of %d, %s; %d chains accepted, %d open%n", seconds(begin), number, count, blow.words(),
            accepted.size(), store.graph().active().size());
        awaitWorkers();
        System.out.println("        shards: " + shards());
      }
      letFinish(store);
      return report(store, seconds(begin));
    }
  }

  /** Changes the number of workers under load and waits until shards are where they belong. */
  private void scale(Store store, int size, Duration pause, long begin) throws Exception {
    load(store, pause);
    System.out.printf("%4.0f s: %d workers; shards: %s%n", seconds(begin), workers, shards());
    daemon.resize(size - workers, LIMIT);
    workers = size;
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isEven()) {
      if (System.nanoTime() > deadline)
        throw new LoadException("shards are not evenly spread after " + LIMIT.toMinutes() + " minutes: " + shards());
      load(store, Duration.ofMillis(200));
    }
    System.out.printf("%4.0f s: %d workers; shards: %s; %d chains accepted, %d open%n", seconds(begin), workers, shards(),
        accepted.size(), store.graph().active().size());
  }

  /** Whether each worker has at least two thirds of its part of what there is. */
  private boolean isEven() {
    var shards = workers().stream().map(worker -> worker.get("shards") instanceof Long count ? count : 0L).toList();
    var all = shards.stream().mapToLong(Long::longValue).sum();
    return shards.size() == workers && shards.stream().allMatch(count -> count * workers * 3 >= all * 2);
  }

  /** Keeps so many in flight for a while. */
  private void load(Store store, Duration time) {
    var end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      var missing = inFlight - store.graph().active().size() / 2;
      if (missing > 0) submit(Math.min(missing, 20));
      LockSupport.parkNanos(50_000_000);
    }
  }

  private void submit(int count) {
    var x = accepted.size() % 1000;
    try {
      var client = EngineClient.of(home);
      if (client.isEmpty()) return;
      var answer = client.get()
          .submit(Map.of("name", "arithmetic.multiply_add", "inputs", Map.of("x", x, "y", 3, "z", Z), "count", (long) count));
      for (var each : (List<?>) answer.get("processes")) accepted.put((Long) ((Map<?, ?>) each).get("pk"), 3L * x + Z);
    } catch (NodeException | ApiException _) {
      unheard++;
    }
  }

  /** Shards and processes of each worker, by its seat. */
  private String shards() {
    return workers().stream().map(worker -> worker.get("shards") + " with " + worker.get("processes") + " processes")
        .collect(Collectors.joining(", "));
  }

  private void awaitWorkers() throws LoadException {
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (pids().size() != workers) {
      if (System.nanoTime() > deadline)
        throw new LoadException("after " + LIMIT.toMinutes() + " minutes there are " + pids().size() + " workers");
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static void letFinish(Store store) {
    var before = List.<ProcessRow>of();
    var moved = System.nanoTime();
    for (var left = store.graph().active(); !left.isEmpty() && System.nanoTime() - moved < STUCK.toNanos();
        left = store.graph().active()) {
      if (!left.equals(before)) moved = System.nanoTime();
      before = left;
      LockSupport.parkNanos(100_000_000);
    }
  }

  private String report(Store store, double seconds) throws LoadException {
    var wrong = new TreeMap<Long, String>();
    accepted.forEach((pk, right) -> {
      var row = store.graph().process(pk);
      var result = store.graph().outgoing(pk).stream().filter(link -> link.label().equals("result"))
          .map(link -> link.other().content()).findFirst();
      if (row.isEmpty() || row.get().exitStatus() == null || row.get().exitStatus() != 0
          || !result.equals(java.util.Optional.of(right)))
        wrong.put(pk, row.map(found -> found.state() + " " + found.status()).orElse("not there") + " " + result);
    });
    var integrity = Integrity.of(store, _ -> { });
    var figures = new Figures().row("chains accepted", "%d", accepted.size())
        .row("submissions that nobody answered", "%d", unheard)
        .row("lost, wrong or not ended", "%d", wrong.size()).row("events read", "%d", integrity.events())
        .row("findings in the store", "%d", integrity.findings().size());
    blows.forEach((blow, times) -> figures.row(blow.words(), "%d", times));
    figures.row("seconds", "%.0f", seconds).print("workers that come and go");
    var line = String.format(Locale.ROOT, "%d blows, %d chains: %d lost or wrong, %d findings",
        blows.values().stream().mapToInt(n -> n).sum(), accepted.size(), wrong.size(), integrity.findings().size());
    if (!wrong.isEmpty() || !integrity.isSound())
      throw new LoadException(line + "\n" + wrong + "\n" + new ArrayList<>(integrity.findings()));
    return line;
  }

  private List<Long> pids() {
    return workers().stream().map(worker -> (Long) worker.get("pid")).toList();
  }

  private List<? extends Map<?, ?>> workers() {
    return ((List<?>) daemon.status().get("workers")).stream().map(worker -> (Map<?, ?>) worker).toList();
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
