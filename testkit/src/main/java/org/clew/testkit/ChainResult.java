package org.clew.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.clew.data.Data;
import org.clew.definition.BirthInputs;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.spec.ExitCode;
import org.clew.spec.LinkLabels;
import org.clew.spec.Property;
import org.clew.spec.PropertyRef;
import org.clew.spec.RecordArguments;
import org.clew.spec.Records;
import org.clew.spec.ValidationException;
import org.clew.workchain.Result;
import org.clew.workchain.Results;

/**
 * How a work chain ran, for assertions.
 *
 * @param <O> record of the outputs
 */
public final class ChainResult<O extends Record> {
  private final Definition definition;
  private final Class<O> type;
  private final MemoryEngine engine;
  private final ProcessState state;
  private final Outcome outcome;

  ChainResult(Definition definition, Class<O> type, MemoryEngine engine) {
    this(definition, type, engine, MemoryEngine.root(definition));
  }

  ChainResult(Definition definition, Class<O> type, MemoryEngine engine, UUID root) {
    this.definition = definition;
    this.type = type;
    this.engine = engine;
    this.state = engine.states().get(root);
    this.outcome = state.outcome();
  }

  /** Paths of the steps that were done, in order; a step that threw is not among them. */
  public List<String> steps() {
    return Steps.of(engine.journal(), state.birth().node().uuid());
  }

  /** {@code finished}, {@code excepted} or {@code killed}. */
  public String state() {
    return outcome.state();
  }

  /** Null when the chain excepted. */
  public Integer exitStatus() {
    return outcome.exitStatus();
  }

  /** The exit code with the label it has in the contract; empty when the chain excepted. */
  public Optional<ExitCode> exitCode() {
    return outcome.exitStatus() == null ? Optional.empty() : Optional.of(Results.code(definition, outcome));
  }

  /** Name and message of the exception that a step or condition threw. */
  public Optional<String> exception() {
    return outcome.state().equals("excepted") ? Optional.ofNullable(outcome.message()) : Optional.empty();
  }

  /** As a parent sees it, to be matched on. */
  public Result<O> result() {
    return Results.of(definition, outcome, engine.memory());
  }

  /**
   * One output.
   *
   * @throws AssertionError when the chain has not put it out; it says how the chain ended
   */
  public <D> D out(Property<O, D> port) {
    try {
      return port.get(Records.fromMap(type, LinkLabels.nest(outputs()), "outputs"));
    } catch (ValidationException _) {
      return lone(port);
    }
  }

  /** All outputs by link label, also of a chain that failed. */
  public Map<String, Data> outputs() {
    return engine.memory().loadAll(outcome.outputs());
  }

  /** Messages of the reports, without their prefixes. */
  public List<String> reports() {
    return events().stream().flatMap(event -> switch (event) {
      case ProcessEvent.StepDone done -> done.reports().stream();
      default -> Stream.<Report>empty();
    }).map(report -> report.message().replaceFirst("^\\[\\d+\\|[^]]*]: ", "")).toList();
  }

  /** What people read while the chain was paused, for each time that it paused itself. */
  public List<String> pauses() {
    return events().stream().flatMap(event -> event instanceof ProcessEvent.Paused(_, var message) ? Stream.of(message)
        : Stream.<String>empty()).toList();
  }

  /** Attributes that the chain has set on its node. */
  public Map<String, Object> attributes() {
    return Steps.attributes(engine.journal(), state.birth().node().uuid());
  }

  /** Children of the chain in the order of submission. */
  public List<ChildResult> children() {
    var children = new ArrayList<ChildResult>();
    for (var id : state.chain().children().keySet()) {
      var child = engine.states().get(id);
      if (child == null || !child.isTerminal()) continue;
      var birth = child.birth();
      var end = child.outcome();
      children.add(new ChildResult(id, birth.type(), birth.processLabel(), engine.memory().loadAll(birth.inputs()),
          Steps.of(engine.journal(), id), end.state(), end.exitStatus(), end.message(),
          engine.memory().loadAll(end.outputs())));
    }
    return children;
  }

  /** The inputs of all children of one kind, in the order of submission. */
  public <J extends Record> List<J> inputsOf(Class<? extends Launchable<J, ?>> process) {
    var name = new Definitions().of(process).name();
    @SuppressWarnings("unchecked")
    var inputs = (Class<J>) RecordArguments.of(process).getFirst();
    return state.chain().children().keySet().stream().map(id -> engine.states().get(id).birth())
        .filter(birth -> birth.type().equals(name))
        .map(birth -> BirthInputs.record(inputs, birth, engine.memory())).toList();
  }

  /** What the context held at the end, by its top-level keys: plain values, data, and uuids of children. */
  public Map<String, Object> context() {
    var live = new LinkedHashMap<String, Object>();
    state.chain().context().forEach((key, value) -> live.put(key, ContextValues.live(value, engine.memory())));
    return live;
  }

  /**
   * Itself, if the chain ended well.
   *
   * @throws AssertionError when not, with exit code or stack trace
   */
  public ChainResult<O> ok() {
    if (!outcome.isOk()) throw new AssertionError(toString());
    return this;
  }

  /** How it ended and what it did, for messages. */
  @Override public String toString() {
    var status = outcome.exitStatus() == null ? "" : " with exit status " + outcome.exitStatus();
    var message = outcome.message() == null ? "" : ": " + outcome.message();
    var traces = events().stream().map(event -> event instanceof ProcessEvent.Excepted(_, _, var trace) ? "\n" + trace : "")
        .toList();
    return "'" + definition.name() + "' " + outcome.state() + status + message + ", after the steps " + steps()
        + String.join("", traces);
  }

  /** One of a few outputs that do not make up the record. */
  @SuppressWarnings("unchecked")
  private <D> D lone(Property<O, D> port) {
    var ref = PropertyRef.of(port);
    var data = Optional.ofNullable(outputs().get(ref.port()));
    var isOptional = Arrays.stream(type.getRecordComponents())
        .anyMatch(component -> component.getName().equals(ref.component()) && component.getType() == Optional.class);
    if (isOptional) return (D) data;
    return (D) data.orElseThrow(() -> new AssertionError("there is no output '" + ref.port() + "': " + this));
  }

  private List<ProcessEvent> events() {
    return engine.journal().read().stream().filter(happened -> happened.process().equals(state.birth().node().uuid()))
        .map(Journal.Happened::event).toList();
  }
}
