package org.clew.function;

/** Method reference to a calcfunction of 1 parameter. */
@FunctionalInterface
public interface Calc1<A, R> extends CalcReference {
  R call(A a) throws Exception;
}
