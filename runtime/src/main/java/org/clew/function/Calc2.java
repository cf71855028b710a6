package org.clew.function;

/** Method reference to a calcfunction of 2 parameters. */
@FunctionalInterface
public interface Calc2<A, B, R> extends CalcReference {
  R call(A a, B b) throws Exception;
}
