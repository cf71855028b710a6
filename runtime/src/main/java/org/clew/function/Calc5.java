package org.clew.function;

/** Method reference to a calcfunction of 5 parameters. */
@FunctionalInterface
public interface Calc5<A, B, C, D, E, R> extends CalcReference {
  R call(A a, B b, C c, D d, E e) throws Exception;
}
