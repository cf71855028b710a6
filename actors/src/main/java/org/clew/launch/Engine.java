package org.clew.launch;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.GetShardRegionState;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.clew.actors.ControlAnswer;
import org.clew.actors.ProcessActor;
import org.clew.actors.ProcessContext;
import org.clew.actors.ProcessMessage;
import org.clew.actors.StatusAnswer;
import org.clew.calcjob.CalcJobImporter;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.data.RemoteData;
import org.clew.data.Value;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.function.CalcReference;
import org.clew.function.ProcessFunction;
import org.clew.jobslist.JobsListActor;
import org.clew.jobslist.JobsListAnswer;
import org.clew.jobslist.JobsListMessage;
import org.clew.job.JobException;
import org.clew.journal.StoreSetup;
import org.clew.pluginjar.Plugins;
import org.clew.process.Birth;
import org.clew.process.Outcome;
import org.clew.process.ProcessCommand;
import org.clew.repository.Repository;
import org.clew.spec.InputsBuilder;
import org.clew.spec.Records;
import org.clew.store.Graph;
import org.clew.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that runs processes: store, actor system with the process shards, launchers.
 *
 * <p>When it starts it wakes every process of the store that has not ended; when it closes, processes stay at their last
 * checkpoint. Blocking calls belong on virtual threads or on a main thread.
 */
public final class Engine implements Launcher, AutoCloseable {
  public static final EntityTypeKey<ProcessMessage> PROCESS = EntityTypeKey.create(ProcessMessage.class, "process");
  public static final EntityTypeKey<JobsListMessage> JOBS_LIST = EntityTypeKey.create(JobsListMessage.class, "jobs-list");

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final EngineConfig config;
  private final EngineParts parts;
  private final ActorSystem<Void> system;
  private final ClusterView cluster;
  private final ClusterSharding sharding;
  private final EndWatcher ends;
  private final DrainingRunner runner;
  private final ExitTasks exitTasks;
  /** Null while this node is there to stay. */
  private volatile Handover leaving;

  /** What becomes of the processes of a node that leaves while there are others. */
  public enum Handover {
    TO_OTHERS("others"),
    /** All nodes of this machine leave at the same time: those of other machines are told, and take over. */
    TO_OTHER_MACHINES("other-machines"),
    /** All nodes leave at the same time: processes stay at their last checkpoint. */
    TO_NOBODY("nobody");

    private final String durable;

    Handover(String durable) {
      this.durable = durable;
    }

    /** Its name in requests to an engine. */
    public String durable() {
      return durable;
    }
  }

  private Engine(EngineConfig config, UnaryOperator<EngineParts> change) {
    this.config = config;
    this.parts = change.apply(EngineParts.open(config));
    this.ends = new EndWatcher(this::tell, config.surroundings().watchAgain());
    this.runner = new DrainingRunner(parts.runner());
    var settings = config.overrides().withFallback(ConfigFactory.parseResources("clew-engine.conf"))
        .withFallback(ConfigFactory.load()).resolve();
    var newborns = parts.submitter().newborns();
    var setup = ActorSystemSetup.create(BootstrapSetup.create(settings),
        new StoreSetup(parts.store(), parts.projection()::rows, newborns));
    system = ActorSystem.create(Behaviors.empty(), "clew", setup);
    exitTasks = ExitTasks.of(system);
    cluster = new ClusterView(system);
    sharding = ClusterSharding.get(system);
    newborns.keepWhile(cluster::isAlone);
    var context = new ProcessContext(runner, config.surroundings().workers(), parts.submitter()::createAbsent,
        new Everywhere(), new Noted(ends, parts.store(), config.clock(), system), config.clock(), config.settings());
    var watcher = system.systemActorOf(ends.behavior(), "end-watcher", Props.empty());
    ends.startedAs(watcher);
    sharding.init(Entity.of(PROCESS, entity ->
        ProcessActor.create(UUID.fromString(entity.getEntityId()), entity.getShard(), context))
        .withStopMessage(ProcessMessage.Stop.INSTANCE));
    startJobsLists(parts.jobs());
  }

  private void startJobsLists(Jobs jobs) {
    sharding.init(Entity.of(JOBS_LIST, entity -> JobsListActor.create(entity.getEntityId(), entity.getShard(), jobs.queries(),
        config.clock(), config.surroundings().pauses(), config.surroundings().workers()))
        .withStopMessage(JobsListMessage.Stop.INSTANCE));
    jobs.desk().started(system.systemActorOf(jobs.desk().behavior(), "desk", Props.empty()),
        (computer, message) -> sharding.entityRefFor(JOBS_LIST, computer).tell(message), jobs.machines()::recycle);
  }

  /**
   * Opens the store, starts a cluster of this node alone, or joins the one at {@code clew.cluster.join}, and wakes what has not
   * ended.
   *
   * @throws org.clew.store.StoreException with a sentence for people when the store cannot be used
   */
  public static Engine start(EngineConfig config) {
    return start(config, UnaryOperator.identity());
  }

  /**
   * As above, but joins whom somebody else knows.
   *
   * @throws NotLetInException when the node does not become a member in time
   */
  public static Engine start(EngineConfig config, Meeting meeting) {
    return start(new Engine(config, UnaryOperator.identity()), meeting);
  }

  /** As above with some parts changed. */
  static Engine start(EngineConfig config, UnaryOperator<EngineParts> change) {
    var engine = new Engine(config, change);
    return start(engine, new Joining(engine.system).configured());
  }

  private static Engine start(Engine engine, Meeting meeting) {
    try {
      new Joining(engine.system).by(meeting, engine.cluster);
      engine.wakeAll();
      engine.system.systemActorOf(LostNodes.behavior(engine::wakeAll), "lost-nodes", Props.empty());
      PluginWatch.start(engine.system, engine.plugins(), engine::wakeBlocked);
      return engine;
    } catch (RuntimeException failure) {
      engine.close();
      throw failure;
    }
  }

  @Override public Store store() {
    return parts.store();
  }

  @Override public Repository repository() {
    return parts.repository();
  }

  @Override public Definitions definitions() {
    return parts.code().known();
  }

  /** Plugins of the store, as this JVM uses them. */
  public Plugins plugins() {
    return parts.code().plugins();
  }

  public ActorSystem<Void> system() {
    return system;
  }

  /** The cluster that this node is a member of. */
  public ClusterView cluster() {
    return cluster;
  }

  public Submitter submitter() {
    return parts.submitter();
  }

  /** Submits a process; returns when it is durable. */
  public <I extends Record, O extends Record> ProcessFuture submit(Class<? extends Launchable<I, O>> process, I inputs) {
    return submitAll(List.of(new Submitter.Launch(definitions().of(process), Records.toMap(inputs)))).getFirst();
  }

  /** Submits a process by its durable name, with nested inputs by port name. */
  public ProcessFuture submit(String name, Map<String, ?> inputs) {
    return submitAll(List.of(new Submitter.Launch(definitions().get(name), inputs))).getFirst();
  }

  /**
   * A builder with the inputs of a process that exists: the same nodes, and the metadata that was stored.
   *
   * @throws org.clew.definition.UnknownProcessException when its definition is not known here
   * @throws org.clew.spec.ValidationException when its inputs do not fit the contract any more
   */
  public InputsBuilder restartBuilder(long process) {
    var graph = store().graph();
    var row = graph.process(process).orElseThrow(() -> new IllegalArgumentException("there is no process " + process));
    return definitions().get(row.processType()).builder().from(RestartInputs.nested(graph, process, this::load));
  }

  private Data load(Graph.NodeRow node) {
    return parts.env().load(new Value(node.pk(), node.uuid(), node.nodeType(), node.content(), Value.Origin.KNOWN));
  }

  /**
   * Parses what an ended job brought back, with the parser of {@code parser} as it is now, in a process of its own; the job stays
   * as it is. Returns when the process is durable.
   *
   * @param parser durable name of a calculation job: that of the job itself, or of another one that takes its inputs
   * @throws IllegalArgumentException in words for people when the job has not ended or brought nothing back, or the other one has
   *     no parser
   * @throws org.clew.definition.UnknownProcessException when there is no process of this name
   * @throws org.clew.spec.ValidationException when the inputs of the job do not fit the other one
   */
  public ProcessFuture parse(String parser, long job) {
    var definition = EndedJobs.parser(definitions(), parser);
    var ended = EndedJobs.of(store(), repository(), config.home(), config.surroundings().schedulers());
    return submitAll(List.of(new Submitter.Launch(definition, ended.inputs(job, definition, this::load)))).getFirst();
  }

  /** Submits all in one transaction: all of them exist then, or none. */
  public List<ProcessFuture> submitAll(List<Submitter.Launch> launches) {
    return join(submitAllAsync(launches));
  }

  /** As {@link #submitAll}, without blocking. */
  public CompletionStage<List<ProcessFuture>> submitAllAsync(List<Submitter.Launch> launches) {
    return parts.submitter().submit(launches).thenApply(births -> births.stream().map(this::future).toList());
  }

  /** Submits all in one transaction, for a caller who does not wait for their ends; completes when they are durable. */
  @Override public CompletionStage<List<NodeRef>> launchAll(List<Submitter.Launch> launches) {
    return parts.submitter().submit(launches).thenApply(births -> births.stream().map(birth -> {
      tell(birth.node().uuid(), new ProcessMessage.Wake());
      return birth.node();
    }).toList());
  }

  @Override public Travel travel() {
    return Travel.of(parts);
  }

  @Override public void begun(NodeRef process) {
    tell(process.uuid(), new ProcessMessage.Wake());
  }

  /**
   * Runs a process to its end.
   *
   * @throws org.clew.spec.ValidationException when the inputs are not valid; then nothing is stored
   * @throws InterruptedException while waiting; the process goes on
   */
  public <I extends Record, O extends Record> Outcome run(Class<? extends Launchable<I, O>> process, I inputs)
      throws InterruptedException {
    return submit(process, inputs).await();
  }

  /** Runs a process to its end and says where its node is. */
  public <I extends Record, O extends Record> Finished runGetNode(Class<? extends Launchable<I, O>> process, I inputs)
      throws InterruptedException {
    var future = submit(process, inputs);
    return new Finished(future.await(), future);
  }

  /** Runs a process to its end and answers its pk. */
  public <I extends Record, O extends Record> long runGetPk(Class<? extends Launchable<I, O>> process, I inputs)
      throws InterruptedException {
    return runGetNode(process, inputs).process().pk();
  }

  /**
   * Inputs of an import run: what an importer reads from a folder in which a job has run without Clew.
   *
   * @throws JobException when the folder cannot be read, or the importer refuses it
   */
  public Map<String, Object> importedInputs(CalcJobImporter importer, RemoteData folder, Map<String, Object> arguments)
      throws JobException, InterruptedException {
    return parts.jobs().imports().inputs(importer, folder, arguments);
  }

  /** Runs a calcfunction as a process of its own. */
  public Outcome run(CalcReference function, Object... arguments) throws InterruptedException {
    var definition = ProcessFunction.of(function);
    definitions().register(definition.owner());
    return submitAll(List.of(new Submitter.Launch(definition, definition.inputs(arguments)))).getFirst().await();
  }

  /** How a process ended and where it is found. */
  public record Finished(Outcome outcome, ProcessFuture process) {}

  /** The end of a process that exists already. */
  public ProcessFuture watch(NodeRef node) {
    return new ProcessFuture(node, () -> ends.watch(node.uuid()));
  }

  /** Asks a process to pause, play or end; completes when the intent is durable. */
  public CompletionStage<ControlAnswer> control(UUID process, ProcessCommand.Control command, Duration longest) {
    return AskPattern.ask(sharding.entityRefFor(PROCESS, process.toString()),
        (ActorRef<ControlAnswer> replyTo) -> new ProcessMessage.Control(command, replyTo), longest, system.scheduler());
  }

  /** What a process is doing. */
  public CompletionStage<StatusAnswer> status(UUID process, Duration longest) {
    return AskPattern.ask(sharding.entityRefFor(PROCESS, process.toString()),
        (ActorRef<StatusAnswer> replyTo) -> new ProcessMessage.Status(replyTo), longest, system.scheduler());
  }

  /**
   * What is being asked of a computer, by whom of the cluster it may be: its jobs, the last and the next query, what holds it
   * back.
   */
  public CompletionStage<JobsListAnswer> jobsList(String computer, Duration longest) {
    return AskPattern.ask(sharding.entityRefFor(JOBS_LIST, computer),
        (ActorRef<JobsListAnswer> replyTo) -> new JobsListMessage.Look(replyTo), longest, system.scheduler());
  }

  @Override public Definitions adopt(SourceLoader source) {
    return parts.code().adopt(source);
  }

  /** What this node holds at the moment. */
  public CompletionStage<Census> census(Duration longest) {
    return AskPattern.ask(sharding.shardState(), (ActorRef<ShardRegion.CurrentShardRegionState> replyTo) ->
        new GetShardRegionState(PROCESS, replyTo), longest, system.scheduler()).thenApply(region -> new Census(cluster.address(),
            region.getShards().size(), region.getShards().stream().mapToInt(shard -> shard.getEntityIds().size()).sum()));
  }

  /** Lets running steps end, for this long at most, then stops the node. No new step is started meanwhile. */
  public void close(Duration drain, Handover chosen) {
    leaving = chosen;
    try {
      if (!runner.drain(drain))
        LOG.info("Steps that take longer than {} s are done again by the next engine", drain.toMillis() / 1000.0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /** Stops the node; processes stay at their last checkpoint. */
  @Override public void close() {
    if (leaving == null) leaving = Handover.TO_OTHERS;
    switch (leaving) {
      case TO_OTHERS -> system.terminate();
      case TO_OTHER_MACHINES -> leaveFrom(CoordinatedShutdown.PhaseClusterLeave());
      case TO_NOBODY -> leaveFrom(CoordinatedShutdown.PhaseActorSystemTerminate());
    }
    try {
      system.getWhenTerminated().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The actor system did not stop in time", e);
    } finally {
      exitTasks.forget();
      parts.close();
    }
  }

  /** Does something when the JVM ends, with this engine still connected to the others; until it is closed. */
  public ExitTasks.Task atExit(Runnable what) {
    return exitTasks.add(what);
  }

  /** Without handing shards over one by one, and, when nobody stays, without taking leave. */
  private void leaveFrom(String phase) {
    CoordinatedShutdown.get(system).run(CoordinatedShutdown.actorSystemTerminateReason(), Optional.of(phase));
  }

  private ProcessFuture future(Birth birth) {
    tell(birth.node().uuid(), new ProcessMessage.Wake());
    return watch(birth.node());
  }

  private void tell(UUID process, ProcessMessage message) {
    sharding.entityRefFor(PROCESS, process.toString()).tell(message);
  }

  private void wakeAll() {
    for (Graph.ProcessRow process : parts.store().graph().active()) tell(process.uuid(), new ProcessMessage.Wake());
  }

  /** They look again for what blocked them. */
  private void wakeBlocked() {
    for (Graph.ProcessRow process : parts.store().graph().active())
      if (process.status() != null && process.status().startsWith("Blocked: ")) tell(process.uuid(), new ProcessMessage.Wake());
  }

  private static <T> T join(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private final class Everywhere implements ProcessContext.Peers {
    @Override public void tell(UUID process, ProcessMessage message) {
      Engine.this.tell(process, message);
    }

    @Override public void follow(UUID process) {
      if (leaving == null || leaving == Handover.TO_OTHERS && cluster.hasOthers()) tell(process, new ProcessMessage.Wake());
    }
  }
}
