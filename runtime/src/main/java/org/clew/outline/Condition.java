package org.clew.outline;

/**
 * Decides whether a branch is taken or a loop makes another pass.
 *
 * <p>A pure read of {@code run}: it is evaluated in the same engine step as the step that follows it, so a crash in between
 * evaluates it again. It may not submit, report or change anything.
 *
 * @param <R> the handle that steps and conditions receive
 */
@FunctionalInterface
public interface Condition<R> {
  boolean test(R run) throws Exception;
}
