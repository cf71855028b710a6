package org.clew.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.clew.data.NodeRef;
import org.clew.definition.Definition;
import org.clew.definition.Definitions;
import org.clew.definition.Launchable;
import org.clew.definition.Nursery;
import org.clew.process.Env;
import org.clew.process.Ids;
import org.clew.process.LogLevel;
import org.clew.process.Outcome;
import org.clew.process.ProcessEvent;
import org.clew.process.ProcessState;
import org.clew.process.Report;
import org.clew.process.RunControl;
import org.clew.spec.BaseInputs;
import org.clew.spec.ProcessKind;
import org.clew.spec.Records;
import org.clew.workchain.Result;
import org.clew.workchain.Results;

/** The flow of one run of a workfunction; used by the thread of its body only. */
final class RecordedFlow implements Flow {
  private final ProcessState state;
  private final Definitions definitions;
  private final Nursery nursery;
  private final Env env;
  private final RunControl control;
  private final List<Report> reports = new ArrayList<>();
  private int ordinal;

  RecordedFlow(ProcessState state, RunControl control, Definitions definitions, Nursery nursery) {
    this.state = state;
    this.control = control;
    this.definitions = definitions;
    this.nursery = nursery;
    this.env = nursery.env();
  }

  List<Report> reports() {
    return List.copyOf(reports);
  }

  @Override
  public NodeRef node() {
    return state.birth().node();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> R call(FunctionReference reference, Object... arguments) {
    var function = ProcessFunction.of(reference);
    Guard.refuseInsideCalculation(function.title());
    return (R) (function.kind() == ProcessKind.CALCFUNCTION ? calc(function, arguments) : work(function, arguments));
  }

  @Override
  public <I extends Record, O extends Record> Result<O> run(Class<? extends Launchable<I, O>> process, I inputs,
      Map<String, ?> metadata) {
    Guard.refuseInsideCalculation(process.getSimpleName());
    var definition = definitions.of(process);
    return Results.of(definition, child(definition, () -> merged(Records.toMap(inputs), metadata)), env);
  }

  @Override
  public void log(LogLevel level, String message) {
    if (level.compareTo(env.leastLogLevel()) >= 0) reports.add(new Report(env.now(), level.number(), message));
  }

  private Object calc(ProcessFunction function, Object[] arguments) {
    var key = nextKey();
    checkRecord(key, function);
    var recorded = state.chain().calls().get(key);
    if (recorded != null) return InlineCalls.recorded(function, recorded, env).orThrow();
    stopIfWanted();
    var result = InlineCalls.call(function, function.inputs(arguments), node(), key, nursery);
    persist(new ProcessEvent.Called(result.call().endedAt(), result.call()));
    return result.orThrow();
  }

  private Object work(ProcessFunction function, Object[] arguments) {
    var outcome = child(function, () -> function.inputs(arguments));
    if (outcome.exitStatus() == null) {
      var how = outcome.state().equals("killed") ? " was killed" : " excepted";
      throw new FunctionFailedException(function.title() + how + (outcome.message() == null ? "" : ": " + outcome.message()));
    }
    if (outcome.isOk()) return function.returnedBy(env.loadAll(outcome.outputs()));
    var ended = InlineCalls.exit(function, outcome);
    if (ended instanceof FunctionExit exit) throw exit;
    return ended;
  }

  private Outcome child(Definition definition, Supplier<Map<String, ?>> inputs) {
    var key = nextKey();
    checkRecord(key, definition);
    var id = id(key);
    var known = state.chain().children().get(id);
    if (known != null && !known.isOpen()) return known.outcome();
    stopIfWanted();
    if (known == null) {
      var birth = nursery.birth(definition, inputs.get(), env.newNode(id), node());
      persist(new ProcessEvent.ChildStarted(birth.at(), birth));
    }
    try {
      return control.awaitChild(id);
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
  }

  /** What an earlier run called here must be what is called now. */
  private void checkRecord(String key, Definition now) {
    var call = state.chain().calls().get(key);
    var child = state.chain().children().get(id(key));
    var before = call != null ? call.birth().type() : child != null ? child.birth().type() : now.name();
    if (before.equals(now.name())) return;
    throw new IllegalStateException("call number " + ordinal + " of this workfunction was " + before + " when it ran before, and"
        + " is " + now.name() + " now; a workfunction that runs again must make the same calls in the same order. Launch it"
        + " anew with the new code");
  }

  private void persist(ProcessEvent event) {
    try {
      control.persist(List.of(event));
    } catch (InterruptedException e) {
      throw new Stopped(e);
    }
  }

  private void stopIfWanted() {
    if (control.shouldStop()) throw Stopped.toPause();
  }

  private String nextKey() {
    return FunctionRunner.STEP + "#0#" + ordinal++;
  }

  private UUID id(String key) {
    return Ids.derived(node().uuid(), key);
  }

  private static Map<String, Object> merged(Map<String, Object> inputs, Map<String, ?> metadata) {
    if (metadata.isEmpty()) return inputs;
    var all = new LinkedHashMap<>(inputs);
    var own = new LinkedHashMap<String, Object>();
    if (inputs.get(BaseInputs.METADATA) instanceof Map<?, ?> given) given.forEach((key, value) -> own.put((String) key, value));
    own.putAll(metadata);
    all.put(BaseInputs.METADATA, own);
    return all;
  }
}
