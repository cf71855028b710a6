package org.clew.workchain;

import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.definition.Launchable;
import org.clew.function.CalcCalls;
import org.clew.process.LogLevel;
import org.clew.spec.Exposed;
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

  /** The inputs as nested mappings by port name, with those that the record does not know, such as {@code metadata}. */
  Map<String, Object> inputs();

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

  /** Submits with nested inputs by port name, {@code metadata} among them, such as {@link #inputs} has them. */
  <J extends Record, P extends Record> Child<P> submit(Class<? extends Launchable<J, P>> process, Map<String, ?> inputs);

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

  /**
   * Inputs that were given for exposed ports of a process, ready for {@link #submit}; what is given in a deeper namespace wins
   * over what is given around it.
   *
   * @param namespace dotted; empty: the top
   * @throws IllegalArgumentException when its inputs are not exposed there
   */
  default Map<String, Object> exposedInputs(Class<? extends Launchable<?, ?>> process, String namespace) {
    return exposedInputs(process, namespace, Exposed.Reach.AGGLOMERATE);
  }

  Map<String, Object> exposedInputs(Class<? extends Launchable<?, ?>> process, String namespace, Exposed.Reach reach);

  /** Outputs of a child by the names under which they are exposed, ready for {@link #outMany}. */
  default Map<String, Data> exposedOutputs(Child<?> child, String namespace) {
    return exposedOutputs(child, namespace, Exposed.Reach.AGGLOMERATE);
  }

  Map<String, Data> exposedOutputs(Child<?> child, String namespace, Exposed.Reach reach);

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

  /**
   * A log record of this process; kept when it is as grave as the setting {@code logging.database_level}, by default as a report.
   */
  void log(LogLevel level, String message);

  /** Text that people see beside the state, until the next step. */
  void status(String text);

  /**
   * Pauses this process when the step is done, durably; {@code play} lets it go on with the next step.
   *
   * @param text shown as the status: why it pauses, and what a person can do
   */
  void pause(String text);

  /**
   * Keeps a plain value (text, number, truth value, list, mapping) on the node of this process, in the place of an earlier one.
   *
   * @throws IllegalArgumentException when the engine itself keeps something under that name
   */
  void attribute(String name, Object plain);

  /** Children submitted so far, in order, ended or not. */
  List<Child<?>> children();
}
