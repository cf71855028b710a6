package org.clew.function;

/** Method reference to a calcfunction of 4 parameters. */
@FunctionalInterface
public interface Calc4<A, B, C, D, R> extends CalcReference {
  R call(A a, B b, C c, D d) throws Exception;
}
