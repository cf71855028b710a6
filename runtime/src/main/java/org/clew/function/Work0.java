package org.clew.function;

/** Method reference to a workfunction of 0 parameters besides its {@link Flow}. */
@FunctionalInterface
public interface Work0<R> extends WorkReference {
  R call(Flow flow) throws Exception;
}
