package org.clew.workchain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.data.Plain;
import org.clew.data.Value;
import org.clew.definition.BirthInputs;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.definition.Nursery;
import org.clew.function.CalcReference;
import org.clew.function.InlineCalls;
import org.clew.function.ProcessFunction;
import org.clew.function.Stopped;
import org.clew.outline.Cursor;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.Ids;
import org.clew.process.LogLevel;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.process.WaitingText;
import org.clew.spec.Exposed;
import org.clew.spec.OutputCheck;
import org.clew.spec.PortName;
import org.clew.spec.Property;
import org.clew.spec.Records;
import org.clew.spec.ValidationException;

/** Records what a step does, as the content of its event. Owned by the thread of one burst. */
final class ChainRun<I extends Record, C, O extends Record> implements Run<I, C, O> {
  private static final Duration LONG_CALL = Duration.ofMillis(50);

  /** Makes events durable before the step goes on and answers the state after them. */
  @FunctionalInterface
  interface Flush {
    ProcessState persist(List<ProcessEvent> events) throws InterruptedException;
  }

  private final ChainDefinition<I, C, O> definition;
  private final Definitions definitions;
  private final Nursery nursery;
  private final Flush flush;
  private ProcessState state;
  private I inputs;
  private C context;
  private Map<String, Object> contextBefore;

  private String step;
  private int ordinal;
  private String status;
  private String pause;
  private Map<String, Object> nested;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final Map<String, Value> outputs = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Birth> births = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private final Map<NodeRef, Child<?>> awaited = new LinkedHashMap<>();

  ChainRun(ChainDefinition<I, C, O> definition, ProcessState state, Definitions definitions, Nursery nursery, Flush flush) {
    this.definition = definition;
    this.state = state;
    this.definitions = definitions;
    this.nursery = nursery;
    this.flush = flush;
    this.contextBefore = state.chain().context();
  }

  /** From here on only reading is allowed. */
  void reading() {
    step = null;
  }

  void begin(String path, ProcessState now) {
    state = now;
    step = path;
    ordinal = 0;
    status = null;
    pause = null;
    attributes.clear();
    outputs.clear();
    calls.clear();
    births.clear();
    reports.clear();
    awaited.clear();
  }

  /** The answer of the step together with what it asked to await by {@link #toContext} without returning it. */
  Next conclude(Next answer) {
    return switch (answer) {
      case Next.Exit exit -> exit;
      case Next.Awaiting(var children) -> {
        children.forEach(child -> awaited.put(child.node(), child));
        yield answer;
      }
      case Next.Proceed proceed -> awaited.isEmpty() ? proceed : StepReturn.await(List.copyOf(awaited.values()));
    };
  }

  ProcessEvent.StepDone done(Cursor at, Next next) {
    var changed = new LinkedHashMap<String, Object>();
    var removed = new LinkedHashSet<String>();
    if (context != null) {
      var after = definition.context().encode(context, nursery.env());
      after.forEach((key, value) -> {
        if (!Objects.equals(contextBefore.get(key), value) || !contextBefore.containsKey(key)) changed.put(key, value);
      });
      contextBefore.keySet().stream().filter(key -> !after.containsKey(key)).forEach(removed::add);
      contextBefore = after;
    }
    var awaits = next instanceof Next.Awaiting
        ? awaited.keySet().stream().map(NodeRef::uuid).toList() : List.<UUID>of();
    var children = next instanceof Next.Exit ? List.<Birth>of() : List.copyOf(births);
    return new ProcessEvent.StepDone(nursery.env().now(), at.path(), changed, removed, new LinkedHashMap<>(outputs),
        List.copyOf(calls), children, awaits, List.copyOf(reports), statusWith(awaits, children), at.done().path(),
        new LinkedHashMap<>(attributes),
        next instanceof Next.Exit ? null : pause);
  }

  /** Children of earlier steps are named here, where they are known. */
  private String statusWith(List<UUID> awaits, List<Birth> children) {
    var here = children.stream().map(birth -> birth.node().uuid()).collect(Collectors.toSet());
    return status != null || here.containsAll(awaits) ? status
        : WaitingText.of(awaited.keySet().stream().map(NodeRef::pk).toList());
  }

  /** What is worth keeping of a step that failed: the calls and reports it made; nothing else of it counts. */
  List<ProcessEvent> remains() {
    var events = new ArrayList<ProcessEvent>();
    calls.forEach(call -> events.add(new ProcessEvent.Called(call.endedAt(), call)));
    if (!reports.isEmpty()) {
      events.add(new ProcessEvent.StepDone(nursery.env().now(), step, Map.of(), Set.of(), Map.of(), List.of(), List.of(),
          List.of(), List.copyOf(reports), null, state.chain().cursor()));
    }
    return events;
  }

  @Override public I in() {
    try {
      if (inputs == null) inputs = BirthInputs.record(definition.inputs(), definition.spec(), state.birth(), nursery.env());
      return inputs;
    } catch (ValidationException e) {
      throw new UnfitException("The inputs with which it began are not what '" + definition.name() + "' takes today: "
          + e.getMessage()
          + ". Give a new port a default or make it Optional, or go on in a fork that has the input: 'clew process fork "
          + node().pk() + " --from STEP port=value'.", e);
    }
  }

  @Override public Map<String, Object> inputs() {
    if (nested == null) nested = BirthInputs.nested(state.birth(), nursery.env());
    return nested;
  }

  @Override public C ctx() {
    try {
      if (context == null) context = definition.context().decode(state.chain().context(), nursery.env());
      return context;
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw new UnfitException("Its context cannot be read by '" + definition.name() + "' of today: " + e.getMessage()
          + ". Let the class of the context take what earlier versions have kept.", e);
    }
  }

  @Override public NodeRef node() {
    return state.birth().node();
  }

  @Override @SuppressWarnings("unchecked") public <R> R call(CalcReference reference, Object... arguments) {
    writing("run a function");
    var function = ProcessFunction.of(reference);
    var key = nextKey();
    var earlier = state.chain().calls().get(key);
    if (earlier != null) return (R) InlineCalls.recorded(function, earlier, nursery.env()).orThrow();
    var result = InlineCalls.call(function, function.inputs(arguments), node(), key, nursery);
    keep(result.call());
    return (R) result.orThrow();
  }

  @Override public <J extends Record, P extends Record> Child<P> submit(Class<? extends Launchable<J, P>> process, J inputs,
      Map<String, ?> metadata) {
    var raw = new LinkedHashMap<String, Object>(Records.toMap(inputs));
    if (!metadata.isEmpty()) raw.put("metadata", metadata);
    return submit(definitions.of(process), raw);
  }

  @Override public <J extends Record, P extends Record> Child<P> submit(Class<? extends Launchable<J, P>> process,
      Map<String, ?> inputs) {
    return submit(definitions.of(process), inputs);
  }

  @Override public Child<Record> submit(String name, Map<String, ?> inputs) {
    return submit(definitions.get(name), inputs);
  }

  private <P> Child<P> submit(Definition child, Map<String, ?> raw) {
    writing("submit a process");
    if (child instanceof ProcessFunction) {
      throw new IllegalStateException("'" + child.name() + "' is a function: call it with run.calc, it cannot be submitted");
    }
    var key = nextKey();
    var birth = nursery.birth(child, raw, nursery.env().newNode(Ids.derived(node().uuid(), key)), node());
    births.add(birth);
    return new Child<>(birth.node(), birth.type());
  }

  @Override public <P> Result<P> result(Child<P> child) {
    return Results.of(definitions.get(child.type()), outcome(child), nursery.env());
  }

  @Override public Map<String, Data> outputs(Child<?> child) {
    return nursery.env().loadAll(outcome(child).outputs());
  }

  @Override public Map<String, Object> exposedInputs(Class<? extends Launchable<?, ?>> process, String namespace,
      Exposed.Reach reach) {
    return definition.spec().exposedInputs(inputs(), definitions.of(process).name(), namespace, reach);
  }

  @Override public Map<String, Data> exposedOutputs(Child<?> child, String namespace, Exposed.Reach reach) {
    return definition.spec().exposedOutputs(outputs(child), child.type(), namespace, reach);
  }

  @Override public <D> void out(Property<O, D> port, D value) {
    Outputs.leaves(port, value).forEach(this::out);
  }

  @Override public void out(String port, Data value) {
    writing("attach an output");
    OutputCheck.accept(definition.spec().outputs(), port, value).ifPresent(error -> {
      throw new ValidationException(List.of(error));
    });
    if (value.node().isEmpty()) {
      throw new IllegalStateException("outputs." + port
          + ": a work chain returns data that is stored already: an input, or an output of a"
          + " process it called. Make the value in a calcfunction.");
    }
    attach(port, nursery.env().keep(value));
  }

  /** A link that an earlier step has made stays. */
  private void attach(String port, Value value) {
    var label = PortName.toLinkLabel(port);
    var before = state.outputs().get(label);
    if (before == null) outputs.put(label, value);
    else if (before.pk() != value.pk()) {
      reports.add(new Report(nursery.env().now(), Report.WARNING,
          "outputs." + port + " keeps the value that an earlier step has attached; the new one"
          + " was passed over. Keep the value in the context, and attach it once when it is final."));
    }
  }

  @Override public ToContext toContext(Map<String, Awaitable> children) {
    writing("await a process");
    if (!(ctx() instanceof Context keyed)) {
      throw new IllegalStateException(
          "toContext puts children into a Context; this work chain has fields, so assign the child to a field"
          + " and return awaiting(child)");
    }
    children.forEach((key, awaitable) -> {
      switch (awaitable.action()) {
        case ASSIGN -> keyed.set(key, awaitable.child());
        case APPEND -> keyed.append(key, awaitable.child());
      }
      awaited.put(awaitable.child().node(), awaitable.child());
    });
    return new ToContext(children.values().stream().<Child<?>>map(Awaitable::child).toList());
  }

  @Override public void log(LogLevel level, String message) {
    writing("report");
    if (level.compareTo(nursery.env().leastLogLevel()) < 0) return;
    reports.add(new Report(nursery.env().now(), level.number(),
        "[" + node().pk() + "|" + definition.label() + "|" + step + "]: " + message));
  }

  @Override public void status(String text) {
    writing("set the status");
    status = text;
  }

  @Override public void pause(String text) {
    writing("pause");
    if (text == null || text.isBlank())
      throw new IllegalArgumentException("say why the process pauses, and what a person can do");
    pause = text;
  }

  @Override public void attribute(String name, Object plain) {
    writing("set an attribute");
    attributes.put(Attributes.check(name), Plain.normal(plain));
  }

  @Override public List<Child<?>> children() {
    var all = new ArrayList<Child<?>>();
    state.chain().children().values().forEach(child -> all.add(new Child<>(child.birth().node(), child.birth().type())));
    births.forEach(birth -> all.add(new Child<>(birth.node(), birth.type())));
    return Collections.unmodifiableList(all);
  }

  /** A long call is durable at once, with all calls before it; not when it may use data that only comes with an unborn child. */
  private void keep(Call call) {
    calls.add(call);
    if (!births.isEmpty() || Duration.between(call.birth().at(), call.endedAt()).compareTo(LONG_CALL) < 0) return;
    var events = calls.stream().<ProcessEvent>map(made -> new ProcessEvent.Called(made.endedAt(), made)).toList();
    calls.clear();
    try {
      state = flush.persist(events);
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
  }

  private Outcome outcome(Child<?> child) {
    var known = state.chain().children().get(child.node().uuid());
    if (known == null || known.isOpen()) {
      throw new IllegalStateException("child " + child.pk() + " has not ended; await it in an earlier step");
    }
    return known.outcome();
  }

  private String nextKey() {
    return step + "#" + state.chain().visits().getOrDefault(step, 0) + "#" + ordinal++;
  }

  private void writing(String what) {
    if (step == null) throw new IllegalStateException("a condition only reads; it may not " + what + ". Do it in a step.");
  }
}
