package org.clew.function;

/** Method reference to a workfunction of 2 parameters besides its {@link Flow}. */
@FunctionalInterface
public interface Work2<A, B, R> extends WorkReference {
  R call(Flow flow, A a, B b) throws Exception;
}
