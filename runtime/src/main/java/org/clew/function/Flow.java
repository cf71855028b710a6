package org.clew.function;

import java.util.Map;
import org.clew.data.NodeRef;
import org.clew.definition.Launchable;
import org.clew.process.LogLevel;
import org.clew.workchain.Result;

/**
 * Through what a workfunction calls processes. Every call blocks its (virtual) thread until the called process has ended.
 *
 * <p>Calls are numbered in their order and recorded. When the function runs again after a crash or a pause, recorded calls are
 * answered from the record, so the body must make the same calls in the same order; if not, it excepts and says so.
 */
public interface Flow extends CalcCalls {
  /** The node of this process. */
  NodeRef node();

  /**
   * Calls a process function by any reference; positional arguments as in its signature, without the flow.
   *
   * @throws FunctionExit when it ended with an exit code above 0 that its return type has no place for
   * @throws FunctionFailedException when it was killed, or excepted elsewhere; what a calcfunction throws in place comes as it is
   */
  <R> R call(FunctionReference function, Object... arguments);

  @Override default <R> R call(CalcReference function, Object... arguments) {
    return call((FunctionReference) function, arguments);
  }

  default <R> R work(Work0<R> function) {
    return call(function);
  }

  default <A, R> R work(Work1<A, R> function, A a) {
    return call(function, a);
  }

  default <A, B, R> R work(Work2<A, B, R> function, A a, B b) {
    return call(function, a, b);
  }

  default <A, B, D, R> R work(Work3<A, B, D, R> function, A a, B b, D d) {
    return call(function, a, b, d);
  }

  default <A, B, D, E, R> R work(Work4<A, B, D, E, R> function, A a, B b, D d, E e) {
    return call(function, a, b, d, e);
  }

  default <A, B, D, E, F, R> R work(Work5<A, B, D, E, F, R> function, A a, B b, D d, E e, F f) {
    return call(function, a, b, d, e, f);
  }

  /** Runs a process and waits for its end. */
  default <I extends Record, O extends Record> Result<O> run(Class<? extends Launchable<I, O>> process, I inputs) {
    return run(process, inputs, Map.of());
  }

  /** As above with metadata: {@code label}, {@code description}, {@code call_link_label}, {@code options} … */
  <I extends Record, O extends Record> Result<O> run(Class<? extends Launchable<I, O>> process, I inputs,
      Map<String, ?> metadata);

  /** A line for the report of this process. */
  default void report(String message) {
    log(LogLevel.REPORT, message);
  }

  /**
   * A log record of this process; kept when it is as grave as the setting {@code logging.database_level}, by default as a report.
   */
  void log(LogLevel level, String message);
}
