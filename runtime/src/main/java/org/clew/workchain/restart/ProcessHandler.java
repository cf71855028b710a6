package org.clew.workchain.restart;

import java.lang.invoke.SerializedLambda;
import java.util.List;
import java.util.Objects;
import org.clew.spec.ExitCode;
import org.clew.spec.Records;

/**
 * A handler of a restart work chain; immutable, the methods give changed copies.
 *
 * @param name durable: users name it in {@code handler_overrides}; that of its method in small letters unless it is given one
 * @param codes those of the process for which it is called; empty for every ending, also a good one
 * @param priority the highest is asked first; those with the same in alphabetical order
 */
public record ProcessHandler<I extends Record, C extends RestartContext, O extends Record>(String name, List<ExitCode> codes,
    long priority, Use use, HandlerBody<I, C, O> body) {

  /** Whether it takes part unless a user says otherwise. */
  public enum Use { ENABLED, DISABLED }

  public ProcessHandler {
    Objects.requireNonNull(body, "body");
    codes = List.copyOf(codes);
    if (!name.matches("[a-z][a-z0-9_]*"))
      throw new IllegalArgumentException("the handler name '" + name + "' must be small letters, digits and underscores");
  }

  static <I extends Record, C extends RestartContext, O extends Record> ProcessHandler<I, C, O> of(List<ExitCode> codes,
      HandlerBody<I, C, O> body) {
    return new ProcessHandler<>(methodName(body), codes, 0, Use.ENABLED, body);
  }

  public ProcessHandler<I, C, O> priority(long value) {
    return new ProcessHandler<>(name, codes, value, use, body);
  }

  /** Keeps the name when the method gets another one. */
  public ProcessHandler<I, C, O> named(String durable) {
    return new ProcessHandler<>(durable, codes, priority, use, body);
  }

  /** Takes part only when a user enables it. */
  public ProcessHandler<I, C, O> disabled() {
    return new ProcessHandler<>(name, codes, priority, Use.DISABLED, body);
  }

  /** Whether it is for this ending of the process. */
  boolean isFor(ExitCode code) {
    return codes.isEmpty() || codes.stream().anyMatch(code::is);
  }

  private static String methodName(HandlerBody<?, ?, ?> body) {
    try {
      var method = body.getClass().getDeclaredMethod("writeReplace");
      method.setAccessible(true);
      var name = ((SerializedLambda) method.invoke(body)).getImplMethodName();
      return name.startsWith("lambda$") ? "unnamed" : Records.portName(name);
    } catch (ReflectiveOperationException | ClassCastException _) {
      return "unnamed";
    }
  }
}
