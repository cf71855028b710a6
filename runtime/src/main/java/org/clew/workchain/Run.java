package org.clew.workchain;

import java.util.List;
import java.util.Map;
import org.clew.data.Data;
import org.clew.data.NodeRef;
import org.clew.definition.Launchable;
import org.clew.function.Calc0;
import org.clew.function.Calc1;
import org.clew.function.Calc2;
import org.clew.function.Calc3;
import org.clew.function.Calc4;
import org.clew.function.Calc5;
import org.clew.function.Calc6;
import org.clew.function.CalcReference;
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
public interface Run<I extends Record, C, O extends Record> {
  I in();

  /** Saved after every step; change it freely. */
  C ctx();

  /** The node of this process. */
  NodeRef node();

  /** Runs a calcfunction now, by any reference; positional arguments as in its signature. */
  <R> R call(CalcReference function, Object... arguments);

  default <R> R calc(Calc0<R> function) {
    return call(function);
  }

  default <A, R> R calc(Calc1<A, R> function, A a) {
    return call(function, a);
  }

  default <A, B, R> R calc(Calc2<A, B, R> function, A a, B b) {
    return call(function, a, b);
  }

  default <A, B, D, R> R calc(Calc3<A, B, D, R> function, A a, B b, D d) {
    return call(function, a, b, d);
  }

  default <A, B, D, E, R> R calc(Calc4<A, B, D, E, R> function, A a, B b, D d, E e) {
    return call(function, a, b, d, e);
  }

  default <A, B, D, E, F, R> R calc(Calc5<A, B, D, E, F, R> function, A a, B b, D d, E e, F f) {
    return call(function, a, b, d, e, f);
  }

  default <A, B, D, E, F, G, R> R calc(Calc6<A, B, D, E, F, G, R> function, A a, B b, D d, E e, F f, G g) {
    return call(function, a, b, d, e, f, g);
  }

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
  void report(String message);

  /** Text that people see beside the state, until the next step. */
  void status(String text);

  /** Children submitted so far, in order, ended or not. */
  List<Child<?>> children();
}
