package org.clew.function;

/** Method reference to a workfunction of 3 parameters besides its {@link Flow}. */
@FunctionalInterface
public interface Work3<A, B, C, R> extends WorkReference {
  R call(Flow flow, A a, B b, C c) throws Exception;
}
