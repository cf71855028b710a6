package org.clew.workchain;

/**
 * How a process ended: what a parser returns and what a parent matches on, so that no ending can be forgotten.
 *
 * <pre>{@code
 * return switch (run.result(run.ctx().addition)) {
 *   case Ok(ArithmeticAdd.Out(var sum)) -> ...
 *   case NotOk<?> bad -> exit(bad.code());
 * };
 * }</pre>
 *
 * @param <O> record of the outputs
 */
public sealed interface Result<O> permits Ok, NotOk {}
