package org.clew.function;

/** Method reference to a workfunction of 1 parameter besides its {@link Flow}. */
@FunctionalInterface
public interface Work1<A, R> extends WorkReference {
  R call(Flow flow, A a) throws Exception;
}
