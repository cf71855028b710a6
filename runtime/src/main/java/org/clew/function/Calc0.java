package org.clew.function;

/** Method reference to a calcfunction of 0 parameters. */
@FunctionalInterface
public interface Calc0<R> extends CalcReference {
  R call() throws Exception;
}
