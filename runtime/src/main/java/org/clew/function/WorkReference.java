package org.clew.function;

/** A method reference to a workfunction. */
public interface WorkReference extends FunctionReference {}
