package org.clew.function;

import java.util.Map;
import org.clew.data.NodeRef;
import org.clew.definition.Nursery;
import org.clew.process.Birth;
import org.clew.process.Call;
import org.clew.process.Env;
import org.clew.process.Ids;
import org.clew.process.Outcome;
import org.clew.process.Traces;
import org.clew.spec.BaseInputs;
import org.clew.spec.ExitCode;
import org.clew.spec.Processed;
import org.clew.spec.ProcessKind;
import org.clew.spec.SplitInputs;
import org.clew.spec.ValidationError;
import org.clew.spec.ValidationException;
import org.clew.workchain.Results;

/** Calcfunctions that run in place, as part of the step or workfunction that calls them. */
public final class InlineCalls {
  private InlineCalls() {}

  /**
   * Runs a calcfunction on this thread: a process of its own in the graph, in the journal of its caller. Nothing is durable
   * before the caller has persisted {@link InlineResult#call}. When the thread is interrupted in the body there is no result, and
   * an InterruptedException is thrown undeclared.
   *
   * @param rawInputs see {@link ProcessFunction#inputs}
   * @param key of this call within its parent: step path, visit, ordinal; gives the node its uuid
   * @throws ValidationException when the inputs are not valid; there is no node then
   * @throws IllegalStateException from inside a calculation
   */
  public static InlineResult call(ProcessFunction function, Map<String, ?> rawInputs, NodeRef parent, String key,
      Nursery nursery) {
    if (function.kind() != ProcessKind.CALCFUNCTION) throw new IllegalArgumentException(function.title() + " needs a process");
    Guard.refuseInsideCalculation(function.title());
    var values = valid(function, rawInputs);
    var birth = birth(function, SplitInputs.of(function.spec().inputs(), values), parent, key, nursery);
    var env = nursery.env();
    var search = nursery.cache().search(birth, function);
    var hit = search.next();
    if (hit.isPresent()) {
      var call = new Call(birth, key, hit.get().outcome(env), env.now(), hit.get().source().uuid(), null);
      return recorded(function, call, env);
    }
    var miss = search.miss().orElse(null);
    try {
      var returned = FunctionRun.call(function, values, null, birth.node());
      var ending = Ending.of(function, returned, env);
      var outcome = new Outcome("finished", ending.status(), ending.message(), ending.outputs());
      var value = outcome.isOk() ? returned.value() : exit(function, outcome);
      return new InlineResult(new Call(birth, key, outcome, env.now(), null, miss), ending.data(), null, value);
    } catch (InterruptedException e) {
      throw InlineResult.<RuntimeException>sneaky(e);
    } catch (Throwable e) {
      Fatal.rethrow(e);
      var outcome = new Outcome("excepted", null, Traces.headline(e), Map.of());
      return new InlineResult(new Call(birth, key, outcome, env.now(), null, miss), Map.of(), e, null);
    }
  }

  /** The result of a call that is on record; nothing runs. */
  public static InlineResult recorded(ProcessFunction function, Call call, Env env) {
    var outcome = call.outcome();
    var outputs = env.loadAll(outcome.outputs());
    Object value = outcome.exitStatus() == null ? null : outcome.isOk() ? function.returnedBy(outputs) : exit(function, outcome);
    return new InlineResult(call, outputs, null, value);
  }

  /** The exit code itself where the function can return one, else the exception that carries it. */
  static Object exit(ProcessFunction function, Outcome outcome) {
    var code = Results.code(function, outcome);
    return function.method().getReturnType().isAssignableFrom(ExitCode.class) ? code : new FunctionExit(code);
  }

  private static Map<String, Object> valid(ProcessFunction function, Map<String, ?> rawInputs) {
    return switch (function.spec().process(rawInputs)) {
      case Processed.Valid(var values) -> values;
      case Processed.Invalid(var errors) -> throw new ValidationException(errors.stream()
          .map(error -> new ValidationError(function.title() + ", " + error.path(), error.message())).toList());
    };
  }

  private static Birth birth(ProcessFunction function, SplitInputs inputs, NodeRef parent, String key, Nursery nursery) {
    var env = nursery.env();
    var metadata = inputs.metadata().get(BaseInputs.METADATA) instanceof Map<?, ?> map ? map : Map.of();
    var label = metadata.get("label") instanceof String text ? text : function.label();
    var description = metadata.get("description") instanceof String text ? text : null;
    var callLabel = metadata.get("call_link_label") instanceof String text ? text : BaseInputs.DEFAULT_CALL_LINK_LABEL;
    return nursery.hashed(new Birth(env.newNode(Ids.derived(parent.uuid(), key)), function.kind(), function.name(),
        function.label(), label, description, null, Ending.keep(inputs.linked(), env), inputs.metadata(), parent, callLabel,
        nursery.versions().apply(function), env.now()), inputs);
  }
}
