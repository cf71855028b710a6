package org.clew.outline;

/**
 * The body of a step that returns nothing: the next instruction follows.
 *
 * @param <R> the handle that the step receives
 */
@FunctionalInterface
public interface StepAction<R> {
  void run(R run) throws Exception;
}
