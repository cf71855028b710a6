package org.clew.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.clew.calcjob.CalcJob;
import org.clew.data.NodeRef;
import org.clew.definition.Definition;
import org.clew.definition.Launchable;
import org.clew.function.CalcCalls;
import org.clew.function.CalcReference;
import org.clew.jobslist.JobsListAnswer;
import org.clew.process.Outcome;
import org.clew.spec.LinkLabels;
import org.clew.store.home.Tenancy;
import org.clew.workchain.Result;
import org.clew.workchain.Results;

/**
 * Runs processes in this JVM, for programs that use Clew as a library: {@code run} blocks, {@code submit} does not.
 *
 * <pre>{@code
 * try (var runner = new ProcessRunner(EngineConfig.at(home, definitions)).start()) {
 *   switch (runner.run(MultiplyAdd.class, new In(...))) {
 *     case Ok(MultiplyAdd.Out(var result)) -> System.out.println(result);
 *     case NotOk<?> bad -> System.err.println(bad.code());
 *   }
 * }
 * }</pre>
 *
 * <p>While a {@code run} blocks, SIGINT and SIGTERM kill its process and what it called. An interrupted thread stops waiting, its
 * process goes on. Inside a process all of them are refused: a work chain submits through its own handle and awaits the child. Of
 * one home at a time one program may run processes so, and no daemon or {@code clew run} beside it: whoever comes second is
 * refused. Safe for many threads.
 */
public final class ProcessRunner implements CalcCalls, AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final EngineConfig config;
  private Tenancy tenancy;
  private Engine engine;
  private Poller poller;
  private boolean closed;

  public ProcessRunner(EngineConfig config) {
    this.config = config;
  }

  /** A result and the process that made it. */
  public record Ran<O extends Record>(Result<O> result, NodeRef node) {}

  /** A result and the pk of the process that made it. */
  public record RanPk<O extends Record>(Result<O> result, long pk) {}

  /**
   * Starts to run what is submitted, and everything that has not ended; again after {@link #stop}.
   *
   * @throws org.clew.store.StoreException when the store cannot be used, or somebody else runs the processes of the home
   * @throws IllegalStateException when it is closed
   */
  public synchronized ProcessRunner start() {
    refuseClosed();
    if (engine != null) return this;
    tenancy = Tenancy.alone(config.home());
    try {
      engine = Engine.start(config);
    } catch (RuntimeException | Error e) {
      tenancy.close();
      throw e;
    }
    poller = new Poller(engine.store(), LOOK);
    return this;
  }

  /** Processes stay at their last checkpoint until it is started again. */
  public synchronized void stop() {
    if (engine == null) return;
    engine.close();
    engine = null;
    tenancy.close();
  }

  /** As {@link #stop}, for good. */
  @Override public synchronized void close() {
    closed = true;
    stop();
  }

  public synchronized boolean isClosed() {
    return closed;
  }

  /** The engine that does it all; throws IllegalStateException when it is closed or not started. */
  public synchronized Engine engine() {
    refuseClosed();
    if (engine == null) throw new IllegalStateException("the runner is not started; call start() first");
    return engine;
  }

  private void refuseClosed() {
    if (closed) throw new IllegalStateException("the runner is closed; make a new one with new ProcessRunner(config).start()");
  }

  /**
   * Runs to the end.
   *
   * @throws org.clew.spec.ValidationException when the inputs are not valid; then nothing is stored
   * @throws InterruptedException while waiting; the process goes on
   */
  public <I extends Record, O extends Record> Result<O> run(Class<? extends Launchable<I, O>> process, I inputs)
      throws InterruptedException {
    return runGetNode(process, inputs).result();
  }

  /** Runs to the end and tells where the node of the process is. */
  public <I extends Record, O extends Record> Ran<O> runGetNode(Class<? extends Launchable<I, O>> process, I inputs)
      throws InterruptedException {
    var here = engine();
    var future = here.submit(process, inputs);
    return new Ran<>(result(here, here.definitions().of(process), runUntilComplete(future)), future.node());
  }

  /** Runs to the end and tells the pk of the process. */
  public <I extends Record, O extends Record> RanPk<O> runGetPk(Class<? extends Launchable<I, O>> process, I inputs)
      throws InterruptedException {
    var ran = runGetNode(process, inputs);
    return new RanPk<>(ran.result(), ran.node().pk());
  }

  /**
   * Parses what an ended job brought back with a parser as it is now, that of the job or another one, in a process of its own;
   * the job stays as it is. Throws as {@link Engine#parse}.
   *
   * @param parser the calculation job whose parser it is
   */
  public <I extends Record, O extends Record> Ran<O> parse(Class<? extends CalcJob<I, O>> parser, long job)
      throws InterruptedException {
    var here = engine();
    var definition = here.definitions().of(parser);
    var future = here.parse(definition.name(), job);
    return new Ran<>(result(here, definition.parser().orElseThrow(), runUntilComplete(future)), future.node());
  }

  /**
   * Runs a calcfunction as a process of its own; {@code runner.calc(Arithmetic::multiply, x, y)} is checked by the compiler.
   *
   * @return what the function returned: one value, null, or several by output name
   * @throws IllegalStateException when it did not end well, saying how
   */
  @SuppressWarnings("unchecked")
  @Override public <R> R call(CalcReference function, Object... arguments) {
    var here = engine();
    try {
      var outcome = here.run(function, arguments);
      if (!outcome.isOk()) throw new IllegalStateException("the function " + outcome.state() + ": " + outcome.message());
      var outputs = new EngineEnv(here.store(), here.repository(), config.clock()).loadAll(outcome.outputs());
      return (R) (outputs.isEmpty() ? null : outputs.size() == 1 && outputs.containsKey("result") ? outputs.get("result")
          : LinkLabels.nest(outputs));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a function was running; it goes on", e);
    }
  }

  /**
   * Returns when the process is durable; this runner runs it.
   *
   * @throws IllegalStateException inside a process, saying what to do instead
   */
  public <I extends Record, O extends Record> ProcessFuture submit(Class<? extends Launchable<I, O>> process, I inputs) {
    return engine().submit(process, inputs);
  }

  /** As above, by durable name and with nested inputs by port name. */
  public ProcessFuture submit(String name, Map<String, ?> inputs) {
    return engine().submit(name, inputs);
  }

  /** Blocks until a submitted process has ended; signals kill it. */
  public Outcome runUntilComplete(ProcessFuture process) throws InterruptedException {
    try (var _ = new KillAtExit(engine(), process)) {
      return process.await();
    }
  }

  /** Blocks until all have ended; {@code progress} hears each interval of those that have not. Answers in the given order. */
  public List<Outcome> awaitProcesses(Collection<ProcessFuture> processes, Duration interval,
      Consumer<List<ProcessFuture>> progress)
      throws InterruptedException {
    var outcomes = new ArrayList<Outcome>();
    for (var process : processes) outcomes.add(await(process, processes, interval, progress));
    return outcomes;
  }

  private static Outcome await(ProcessFuture process, Collection<ProcessFuture> all, Duration interval,
      Consumer<List<ProcessFuture>> progress)
      throws InterruptedException {
    while (true) {
      try {
        return process.await(interval);
      } catch (TimeoutException _) {
        progress.accept(all.stream().filter(each -> !each.ended().isDone()).toList());
      }
    }
  }

  /**
   * The end of a process that exists, whoever runs it: the engines of this cluster tell, and the store is looked at each second
   * for one that another program runs.
   *
   * @throws IllegalArgumentException when there is no such process
   */
  public ProcessFuture processFuture(long pk) {
    var here = engine();
    var row = here.store().graph().process(pk)
        .orElseThrow(() -> new IllegalArgumentException("there is no process " + pk + " in this store"));
    var polled = poller;
    return new ProcessFuture(new NodeRef(row.pk(), row.uuid()),
        () -> first(here.watch(new NodeRef(row.pk(), row.uuid())).ended(), polled.watch(row.uuid())));
  }

  /** Whichever comes first; the other one is given up, and both are when the answer is cancelled. */
  private static CompletableFuture<Outcome> first(CompletableFuture<Outcome> told, CompletableFuture<Outcome> found) {
    var first = new CompletableFuture<Outcome>();
    for (var source : List.of(told, found)) source.whenComplete((outcome, failure) -> {
      if (failure == null) first.complete(outcome);
      else if (source == found) first.completeExceptionally(failure);
    });
    first.whenComplete((_, _) -> List.of(told, found).forEach(source -> source.cancel(false)));
    return first;
  }

  /** Calls back once when the process has ended, at once if it has; not when the answer was cancelled before. */
  public CompletableFuture<Void> callOnProcessFinish(long pk, Consumer<Outcome> callback) {
    var ended = processFuture(pk).ended();
    var called = ended.thenAcceptAsync(callback, task -> Thread.ofVirtual().name("end of process " + pk).start(task));
    called.whenComplete((_, _) -> ended.cancel(false));
    return called;
  }

  /** What the batch system of a computer is asked for, the last and the next query, and what holds the computer back. */
  public CompletionStage<JobsListAnswer> jobsList(String computer, Duration longest) {
    return engine().jobsList(computer, longest);
  }

  /** Whether nobody waits for a process that the store is looked at for. */
  boolean isIdle() {
    return poller.isIdle();
  }

  private <O extends Record> Result<O> result(Engine here, Definition definition, Outcome outcome) {
    return Results.of(definition, outcome, new EngineEnv(here.store(), here.repository(), config.clock()));
  }
}
