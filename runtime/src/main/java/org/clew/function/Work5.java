package org.clew.function;

/** Method reference to a workfunction of 5 parameters besides its {@link Flow}. */
@FunctionalInterface
public interface Work5<A, B, C, D, E, R> extends WorkReference {
  R call(Flow flow, A a, B b, C c, D d, E e) throws Exception;
}
