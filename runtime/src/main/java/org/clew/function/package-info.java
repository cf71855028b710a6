/**
 * Functions as processes: static methods under {@code @CalcFunction} or {@code @WorkFunction}, their ports read from the
 * signature, and the rules of what they may take, call and return. {@link org.clew.function.ProcessFunction} is the definition,
 * {@link org.clew.function.FunctionRunner} and {@link org.clew.function.InlineCalls} run it.
 */
package org.clew.function;
