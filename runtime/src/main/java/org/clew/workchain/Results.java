package org.clew.workchain;

import java.util.LinkedHashMap;
import org.clew.data.Data;
import org.clew.definition.Definition;
import org.clew.process.Env;
import org.clew.process.Outcome;
import org.clew.spec.ExitCode;

/** From the outcome of a process to the typed result that its caller matches on. */
public final class Results {
  private Results() {}

  /** The result of a process of that definition; throws ValidationException when a finished one lacks a required output. */
  @SuppressWarnings("unchecked")
  public static <O> Result<O> of(Definition definition, Outcome outcome, Env env) {
    var outputs = new LinkedHashMap<String, Data>();
    outcome.outputs().forEach((label, value) -> outputs.put(label, env.load(value)));
    return switch (outcome.state()) {
      case "excepted" -> new Excepted<>(outcome.message());
      case "killed" -> new Killed<>(outcome.message());
      default -> outcome.isOk() ? new Ok<>((O) Outputs.record(definition, outputs)) : new Failed<>(code(definition, outcome), outputs);
    };
  }

  /** The exit code of a finished process, as its definition labels it. */
  public static ExitCode code(Definition definition, Outcome outcome) {
    var message = outcome.message() == null ? "" : outcome.message();
    return definition.spec().exitCodes().find(outcome.exitStatus())
        .map(known -> new ExitCode(known.status(), known.label(), message, known.cacheUse()))
        .orElseGet(() -> ExitCode.exitCode(outcome.exitStatus(), message));
  }
}
