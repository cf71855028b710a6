package org.clew.testkit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.clew.data.DataTypes;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.spec.RecordArguments;
import org.clew.spec.Records;
import org.clew.workchain.ChainDefinition;
import org.clew.workchain.Result;
import org.clew.workchain.WorkChain;

/**
 * A work chain under test, and how its children end.
 *
 * <pre>{@code
 * var run = chain.stub(ArithmeticAdd.class, in -> ok(new ArithmeticAdd.Out(sum(in.x(), in.y())))).run(new In(...));
 * assertThat(run.steps()).containsExactly("multiply", "add", "validate");
 * }</pre>
 *
 * <p>Children that are work chains and have no stub run for real; calculation jobs need one. Calcfunctions run. One object
 * belongs to one test; it is changed by {@link #stub} and {@link #with}, and may run many times.
 *
 * @param <I> record of the inputs
 * @param <O> record of the outputs
 */
public final class Chain<I extends Record, O extends Record> {
  private final Class<? extends WorkChain<I, ?, O>> type;
  private final ChainDefinition<?, ?, ?> definition;
  private final Map<String, Stub<?>> stubs = new LinkedHashMap<>();
  private final Set<Class<?>> processes = new LinkedHashSet<>();
  private int plays;
  private Definitions met = new Definitions();
  private Coverage coverage;
  private boolean crashed;

  private Chain(Class<? extends WorkChain<I, ?, O>> type) {
    this.type = type;
    this.definition = (ChainDefinition<?, ?, ?>) new Definitions().of(type);
    coverage = Coverage.of(definition);
    processes.add(type);
  }

  /** @throws IllegalArgumentException when the chain cannot be registered: its outline, contract or context is wrong */
  public static <I extends Record, O extends Record> Chain<I, O> of(Class<? extends WorkChain<I, ?, O>> type) {
    return new Chain<>(type);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static Chain<?, ?> untyped(Class<? extends WorkChain<?, ?, ?>> type) {
    return new Chain(type);
  }

  /**
   * Says how children of a process end, by a function of their inputs. What it throws, the test throws.
   *
   * <p>A stubbed calculation job also puts out an empty {@code retrieved} and a {@code remote_folder}. Write {@code Answers.ok}
   * and its like.
   */
  public <J extends Record, P extends Record> Chain<I, O> stub(
      Class<? extends Launchable<J, P>> process, Function<J, Result<P>> answer) {
    return stub(process, (in, _) -> answer.apply(in));
  }

  /** As above; the function is also told how many children of this process its parent had submitted before, from 0. */
  public <J extends Record, P extends Record> Chain<I, O> stub(Class<? extends Launchable<J, P>> process,
      BiFunction<J, Integer, Result<P>> answer) {
    var stubbed = new Definitions().of(process);
    @SuppressWarnings("unchecked")
    var inputs = (Class<J>) RecordArguments.of(stubbed.owner()).getFirst();
    stubs.put(stubbed.name(), new Stub<>(stubbed, inputs, answer));
    processes.add(process);
    return this;
  }

  /** A process that pauses itself is played this often; one more pause is an error of the test. */
  public Chain<I, O> plays(int times) {
    plays = times;
    return this;
  }

  /** Processes that the chain submits by their names and that no plugin provides. */
  public Chain<I, O> with(Class<?>... more) {
    processes.addAll(List.of(more));
    return this;
  }

  public ChainResult<O> run(I inputs) {
    return run(Records.toMap(inputs));
  }

  /**
   * Runs with untyped inputs, by port name: raw values, data and nested mappings.
   *
   * @throws org.clew.spec.ValidationException with everything that is wrong with the inputs
   * @throws IllegalStateException when a calculation job has no stub, or the chain comes to no end
   */
  public ChainResult<O> run(Map<String, ?> inputs) {
    var engine = new MemoryEngine(Memory.of(Memory.QUICK), Journal.empty(), definitions(), stubs, plays);
    engine.coveredBy(coverage).launch(definition, fresh(inputs));
    return result(engine.drive());
  }

  public ChainResult<O> runsTheSame(I inputs) {
    return runsTheSame(Records.toMap(inputs));
  }

  /** With no inputs but the defaults. */
  public ChainResult<O> runsTheSame() {
    return runsTheSame(Map.of());
  }

  /**
   * Runs once without disturbance, and once for everything that becomes durable on the way: there the engine dies, all that is
   * left are the events as JSON, a new JVM loads the classes and goes on. At last it dies after each of these of one run.
   *
   * <p>Each time steps, children, outputs and ending must be as they were without disturbance. Numbers in messages may differ, as
   * a pk may. A new JVM is imitated by loading the classes of the user again, so stubs must not rely on static fields of process
   * classes. A chain whose outcome is left to chance cannot be tested so.
   *
   * @return how it ended without disturbance
   * @throws AssertionError naming every place where a crash makes a difference
   */
  public ChainResult<O> runsTheSame(Map<String, ?> inputs) {
    crashed = true;
    return result(new CrashTest(definition.name(), this::afresh)
        .compare(engine -> engine.launch(definition, fresh(inputs)), root()));
  }

  /**
   * Takes a recorded process up again after each of its events, as an engine with this code would, and lets it go on to its end.
   * Children end as they did; those that it did not have then need stubs, or run. What people had asked is over: a paused process
   * is played.
   *
   * @param file what {@code clew process export-journal PK -o FILE} has written
   * @return how it ended each time
   * @throws AssertionError naming every event after which it does not go on, or excepts although it did not then
   * @throws org.clew.checkpoint.PersistenceException when the file is no journal, or none that this version can read
   */
  public List<Resumed<O>> resumes(Path file) {
    return new Replay<O>(definition, output(), definitions(), stubs, coverage).of(file);
  }

  private Definitions definitions() {
    var definitions = new Definitions(Definitions.discovered(type.getClassLoader()));
    processes.forEach(definitions::register);
    return definitions;
  }

  @SuppressWarnings("unchecked")
  private Class<O> output() {
    return (Class<O>) RecordArguments.of(type).getLast();
  }

  /** The outline as text, one line per instruction. */
  public String outline() {
    return definition.program().outline().render();
  }

  /** What the runs of this object have reached of the chain. */
  public Coverage coverage() {
    return coverage;
  }

  /** Adds what is reached from now on to that of others. */
  Chain<I, O> into(Coverage shared) {
    coverage = shared;
    return this;
  }

  /** The durable name of the chain. */
  public String name() {
    return definition.name();
  }

  boolean wasCrashed() {
    return crashed;
  }

  private UUID root() {
    return MemoryEngine.root(definition);
  }

  private MemoryEngine afresh(Memory memory, Journal journal) {
    var definitions = new FreshClasses(type.getClassLoader(), processes).definitions(processes, met);
    if (definitions.get(name()).owner() == type) {
      throw new IllegalStateException(type.getName()
          + " cannot be loaded again: its class file is not found, or lies among the engine's");
    }
    met = definitions;
    return new MemoryEngine(memory, journal, definitions, stubs, plays).coveredBy(coverage);
  }

  private ChainResult<O> result(MemoryEngine engine) {
    return new ChainResult<>(definition, output(), engine);
  }

  /** Without nodes of earlier runs. */
  private static Map<String, Object> fresh(Map<String, ?> inputs) {
    var fresh = new LinkedHashMap<String, Object>();
    inputs.forEach((name, value) -> fresh.put(name, DataTypes.freshAll(value)));
    return fresh;
  }
}
