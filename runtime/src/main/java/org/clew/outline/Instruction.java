package org.clew.outline;

/**
 * One node of an outline.
 *
 * <p>Instructions are made with {@link Instructions} and hold what the author wrote, right or wrong; {@link Outline#of} checks
 * the whole tree, so that all mistakes are told at once.
 *
 * @param <R> the handle that steps and conditions receive
 */
public sealed interface Instruction<R> permits Named, Return {}
