package org.clew.function;

/** Calls of calcfunctions by method reference, checked by the compiler: {@code calc(Arithmetic::multiply, x, y)}. */
public interface CalcCalls {
  /** Runs a calcfunction by any reference; positional arguments as in its signature. */
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
}
