package org.clew.testkit.virtual;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.clew.actors.ControlAnswer;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.jobslist.Pauses;
import org.clew.launch.Engine;
import org.clew.launch.EngineConfig;
import org.clew.launch.Submitter;
import org.clew.launch.Surroundings;
import org.clew.process.ProcessCommand;
import org.clew.registry.ComputerRegistry;
import org.clew.scheduler.Schedulers;
import org.clew.spec.RecordArguments;
import org.clew.spec.Records;
import org.clew.testkit.fake.FakeCluster;
import org.clew.transport.Transports;

/**
 * The real engine, in a folder of its own, on {@link VirtualTime}: a campaign of days runs in seconds, with retries, polls,
 * deadlines and monitors at their times. Jobs run on {@link FakeCluster}s.
 *
 * <pre>{@code
 * try (var engine = VirtualEngine.start(cluster, Relaxation.class)) {
 *   var run = engine.run(Relaxation.class, new In(...));
 *   assertThat(run.lasted()).isLessThan(Duration.ofDays(3));
 * }
 * }</pre>
 *
 * <p>Time passes only inside {@link #run}, {@link #finish}, {@link #pass} and {@link #passUntil}, and only while nothing is left
 * to do: what steps and jobs compute takes no virtual time. What happens at the same moment has no order, as in any engine. To be
 * used by one thread. Code that waits for something real, such as a program or a server, must do so with a limit
 * ({@code waitFor(1, MINUTES)}): without one it counts as waiting for time to pass.
 */
public final class VirtualEngine implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofDays(1000);
  private static final Duration REAL_PATIENCE = Duration.ofSeconds(30);
  /** Messages tell what is to be told; these looks only find what was lost, so they may be rare. */
  private static final Pauses RARE = new Pauses(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(70));

  private final VirtualTime time = new VirtualTime();
  private final List<FakeCluster> clusters;
  private final Definitions definitions;
  private final Path home;
  private final Path folder;
  private Engine engine;
  private String name;

  private VirtualEngine(List<FakeCluster> clusters, Class<?>... processes) {
    this.clusters = List.copyOf(clusters);
    this.definitions = new Definitions(Definitions.discovered(Thread.currentThread().getContextClassLoader()));
    for (var process : processes) definitions.register(process);
    this.home = TemporaryFolder.quick("clew-virtual-");
    this.folder = TemporaryFolder.plain("clew-clusters-");
    clusters.forEach(cluster -> cluster.start(time, folder));
  }

  /** Without a cluster: for processes that run no jobs. */
  public static VirtualEngine start(Class<?>... processes) {
    return start(List.of(), processes);
  }

  public static VirtualEngine start(FakeCluster cluster, Class<?>... processes) {
    return start(List.of(cluster), processes);
  }

  /** @param processes what is to be run, besides what plugins on the class path provide */
  public static VirtualEngine start(List<FakeCluster> clusters, Class<?>... processes) {
    var virtual = new VirtualEngine(clusters, processes);
    try {
      virtual.start();
      virtual.register();
      return virtual;
    } catch (RuntimeException | Error failure) {
      virtual.close();
      throw failure;
    }
  }

  private void start() {
    var stillness = time.anew();
    name = Times.remember(new Times.World(time, stillness));
    var transports = Transports.installed();
    var schedulers = Schedulers.installed();
    for (var cluster : clusters) {
      transports = transports.and(cluster.transport());
      schedulers = schedulers.and(cluster.scheduler());
    }
    var surroundings = new Surroundings(stillness::watched, stillness.threads(), transports, schedulers, RARE,
        Duration.ofHours(1));
    engine = Engine.start(new EngineConfig(home, definitions, overrides(name), EngineConfig.DEFAULT_SETTINGS, time,
        surroundings));
    awaitShards();
  }

  /** A young node hands out its shards by the timers of Pekko, and so in real time; virtual time must not run away meanwhile. */
  private void awaitShards() {
    answer(engine.status(UUID.randomUUID(), REAL_PATIENCE));
    answer(engine.jobsList("nobody", REAL_PATIENCE));
    time.settle();
  }

  private static Config overrides(String name) {
    var executor = WatchedExecutor.class.getName();
    return ConfigFactory.parseMap(Map.of(
        Times.KEY, name,
        "pekko.scheduler.implementation", VirtualScheduler.class.getName(),
        "pekko.actor.default-dispatcher.executor", executor,
        "pekko.actor.internal-dispatcher.executor", executor,
        "clew.store.read-threads", 0));
  }

  private void register() {
    var registry = ComputerRegistry.of(engine.store(), home);
    clusters.forEach(cluster -> registry.create(cluster.entry()));
  }

  /** The clock of everything here. */
  public VirtualTime time() {
    return time;
  }

  /** The engine itself, for what this class does not offer. */
  public Engine engine() {
    return engine;
  }

  /** Submits a process; it begins when time passes. */
  public <I extends Record, O extends Record> VirtualRun<O> submit(Class<? extends Launchable<I, O>> process, I inputs) {
    return submit(process, Records.toMap(inputs));
  }

  /** With untyped inputs, by port name. */
  public <O extends Record> VirtualRun<O> submit(Class<? extends Launchable<?, O>> process, Map<String, ?> inputs) {
    var definition = definitions.of(process);
    var launched = engine.submitAll(List.of(new Submitter.Launch(definition, inputs))).getFirst();
    @SuppressWarnings("unchecked")
    var outputs = (Class<O>) RecordArguments.of(process).getLast();
    return new VirtualRun<>(this, definition, outputs, launched.node());
  }

  /** Runs a process to its end. */
  public <I extends Record, O extends Record> VirtualRun<O> run(Class<? extends Launchable<I, O>> process, I inputs) {
    return finish(submit(process, inputs));
  }

  /**
   * Lets time pass until the process has ended.
   *
   * @throws AssertionError when it has not ended after 1000 days; it says what it waits for
   */
  public <O extends Record> VirtualRun<O> finish(VirtualRun<O> run) {
    if (!time.passUntil(run::hasEnded, LONGEST))
      throw new AssertionError(run + " has not ended after " + LONGEST.toDays() + " days: "
          + run.status());
    return run;
  }

  /** Lets so much time pass. */
  public void pass(Duration duration) {
    time.passUntil(() -> false, duration);
  }

  /**
   * Lets time pass until something is so, such as a status; it is looked at after each thing that happens.
   *
   * @throws AssertionError when it is not so after {@code longest}
   */
  public void passUntil(String what, Duration longest, BooleanSupplier so) {
    if (!time.passUntil(so, longest)) throw new AssertionError("not after " + longest + ": " + what);
  }

  /** Pauses, plays, stops, retries or kills, as a person would; answers when that is durable. */
  public ControlAnswer control(VirtualRun<?> run, ProcessCommand.Control command) {
    return answer(engine.control(run.uuid(), command, REAL_PATIENCE));
  }

  /** Says that a cluster which did not let us in is mended, as {@code clew computer enable} does. */
  public void enable(FakeCluster cluster) {
    ComputerRegistry.of(engine.store(), home).confirm(cluster.label());
  }

  /** The engine dies; another one goes on with what is in the store. Jobs do not notice. */
  public void crash() {
    engine.close(Duration.ZERO, Engine.Handover.TO_NOBODY);
    Times.forget(name);
    start();
  }

  String status(UUID process) {
    var answer = answer(engine.status(process, REAL_PATIENCE));
    return answer.state() + (answer.paused() ? ", paused" : "") + ": "
        + (answer.status().isEmpty() ? answer.agenda() : answer.status());
  }

  private static <T> T answer(CompletionStage<T> asked) {
    CompletableFuture<T> future = asked.toCompletableFuture();
    return future.join();
  }

  /** Stops the engine and removes its folder. */
  @Override public void close() {
    if (engine != null) engine.close(Duration.ZERO, Engine.Handover.TO_NOBODY);
    if (name != null) Times.forget(name);
    TemporaryFolder.remove(home);
    TemporaryFolder.remove(folder);
  }
}
