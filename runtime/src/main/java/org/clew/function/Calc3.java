package org.clew.function;

/** Method reference to a calcfunction of 3 parameters. */
@FunctionalInterface
public interface Calc3<A, B, C, R> extends CalcReference {
  R call(A a, B b, C c) throws Exception;
}
