package org.clew.function;

import java.io.Serializable;

/** A method reference to a process function, {@code Arithmetic::multiply}; it is never called, only read. */
public interface FunctionReference extends Serializable {}
