package org.clew.workchain;

import java.util.List;
import org.clew.spec.ExitCode;

/**
 * What a returned value of a step means: nothing, 0, a negative number, a code with status 0 and any other object mean go on; a
 * positive whole number and a code above 0 end the work chain; {@link Next} says it itself. A truth value means go on as well: it
 * never counts as a number.
 */
final class StepReturn {
  private static final Next PROCEED = new Next.Proceed();

  private StepReturn() {}

  static Next interpret(Object returned) {
    return switch (returned) {
      case null -> PROCEED;
      case Next.Exit(var code) when code.isSuccess() -> PROCEED;
      case Next next -> next;
      case ToContext(var children) -> new Next.Awaiting(children);
      case ExitCode code when !code.isSuccess() -> new Next.Exit(code);
      case Integer status when status > 0 -> exit(status);
      case Long status when status > 0 -> exit(Math.toIntExact(status));
      case Short status when status > 0 -> exit(status);
      case Byte status when status > 0 -> exit(status);
      default -> PROCEED;
    };
  }

  /** The code that {@code return_(code)} leaves with; success when there is none. */
  static ExitCode code(Object given) {
    return switch (interpret(given)) {
      case Next.Exit(var code) -> code;
      case Next.Proceed(), Next.Awaiting _ -> ExitCode.SUCCESS;
    };
  }

  static Next await(List<Child<?>> children) {
    return new Next.Awaiting(children);
  }

  private static Next exit(int status) {
    return new Next.Exit(ExitCode.exitCode(status, ""));
  }
}
