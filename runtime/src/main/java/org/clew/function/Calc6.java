package org.clew.function;

/** Method reference to a calcfunction of 6 parameters. */
@FunctionalInterface
public interface Calc6<A, B, C, D, E, F, R> extends CalcReference {
  R call(A a, B b, C c, D d, E e, F f) throws Exception;
}
