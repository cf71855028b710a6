package org.clew.function;

/** A method reference to a calcfunction. */
public interface CalcReference extends FunctionReference {}
