package org.clew.workchain;

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
        var outputs = env.loadAll(outcome.outputs());
        yield outcome.isOk() ? new Ok<>((P) Outputs.record(definition, outputs))
            : new Failed<>(code(definition, outcome), outputs);
      }
    };
  }

  /** The exit code of a finished process, as its definition labels it. */
  public static ExitCode code(Definition definition, Outcome outcome) {
    var message = outcome.message() == null ? "" : outcome.message();
    return definition.spec().exitCodes().find(outcome.exitStatus())
        .map(code -> new ExitCode(code.status(), code.label(), message, code.cacheUse()))
        .orElseGet(() -> ExitCode.exitCode(outcome.exitStatus(), message));
  }
}
