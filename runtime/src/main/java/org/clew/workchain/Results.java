package org.clew.workchain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.Value;
import org.clew.definition.Definition;
import org.clew.process.Env;
import org.clew.process.Outcome;
import org.clew.spec.ExitCode;

/** Outcomes as typed results. */
public final class Results {
  private Results() {}

  /** How a process of the definition ended; {@code P} is the record of its outputs. */
  @SuppressWarnings("unchecked")
  public static <P> Result<P> of(Definition definition, Outcome outcome, Env env) {
    return switch (outcome.state()) {
      case "excepted" -> new Excepted<>(outcome.message());
      case "killed" -> new Killed<>(outcome.message());
      default -> {
        var outputs = load(outcome.outputs(), env);
        yield outcome.isOk() ? new Ok<>((P) Outputs.record(definition, outputs))
            : new Failed<>(code(definition, outcome), outputs);
      }
    };
  }

  /** Live data of kept values, by the same labels. */
  public static Map<String, Data> load(Map<String, Value> values, Env env) {
    var data = LinkedHashMap.<String, Data>newLinkedHashMap(values.size());
    values.forEach((label, value) -> data.put(label, env.load(value)));
    return data;
  }

  /** The exit code of a finished process, as its definition labels it. */
  public static ExitCode code(Definition definition, Outcome outcome) {
    var message = outcome.message() == null ? "" : outcome.message();
    return definition.spec().exitCodes().find(outcome.exitStatus())
        .map(code -> new ExitCode(code.status(), code.label(), message, code.cacheUse()))
        .orElseGet(() -> ExitCode.exitCode(outcome.exitStatus(), message));
  }
}
