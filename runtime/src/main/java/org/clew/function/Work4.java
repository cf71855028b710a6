package org.clew.function;

/** Method reference to a workfunction of 4 parameters besides its {@link Flow}. */
@FunctionalInterface
public interface Work4<A, B, C, D, R> extends WorkReference {
  R call(Flow flow, A a, B b, C c, D d) throws Exception;
}
