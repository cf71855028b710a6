package org.clew.workchain;

import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.definition.Launchable;
import org.clew.function.CalcCalls;
import org.clew.process.LogLevel;
import org.clew.spec.Property;

/**
 * What a step sees of its process: inputs, context, children and outputs.
 *
 * <p>A step is one transaction: what it does here takes effect when it returns, all of it or, after a crash, none of it and the
 * step runs again. Conditions may only read. A handle is used by the thread of its step and not kept.
 *
 * @param <I> record of the inputs
 * @param <C> context
 * @param <O> record of the outputs
 */
public interface Run<I extends Record, C, O extends Record> extends CalcCalls {
  I in();

  /** Saved after every step; change it freely. */
  C ctx();

  /** The node of this process. */
  NodeRef node();

  /** Submits a child when the step has returned. It exists exactly once, whatever crashes. */
  default <J extends Record, P extends Record> Child<P> submit(Class<? extends Launchable<J, P>> process, J inputs) {
    return submit(process, inputs, Map.of());
  }

  /** As above with metadata: {@code label}, {@code description}, {@code call_link_label}, {@code options} … */
  <J extends Record, P extends Record> Child<P> submit(
      Class<? extends Launchable<J, P>> process, J inputs, Map<String, ?> metadata);

  /** Submits a process by its durable name with untyped inputs. */
  Child<Record> submit(String name, Map<String, ?> inputs);

  /**
   * How a child ended.
   *
   * @throws IllegalStateException while it has not ended
   */
  <P> Result<P> result(Child<P> child);

  /** What a child has put out, by link label; also of one that failed. */
  Map<String, Data> outputs(Child<?> child);

  /** Attaches an output; the data must be stored, that is an input, or an output of a process called from here. */
  <D> void out(Property<O, D> port, D value);

  /** As above, by dotted port name. */
  void out(String port, Data value);

  /** Attaches several outputs by dotted port name. */
  default void outMany(Map<String, ? extends Data> values) {
    values.forEach(this::out);
  }

  /** Puts a child into the {@link Context} under a (dotted) key and waits for it after this step. */
  default ToContext toContext(String key, Child<?> child) {
    return toContext(Map.of(key, Awaitable.assign_(child)));
  }

  /** Puts children into the {@link Context} and waits for them after this step, also when the answer is not returned. */
  ToContext toContext(Map<String, Awaitable> children);

  /** A line for the report of this process. */
  default void report(String message) {
    log(LogLevel.REPORT, message);
  }

  /** A log record of this process; kept when it is as grave as the setting {@code logging.database_level}, by default as a report. */
  void log(LogLevel level, String message);

  /** Text that people see beside the state, until the next step. */
  void status(String text);

  /** Children submitted so far, in order, ended or not. */
  List<Child<?>> children();
}
