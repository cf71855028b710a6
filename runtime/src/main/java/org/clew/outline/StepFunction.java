package org.clew.outline;

/**
 * The body of a step that says how to go on; this package does not interpret what it returns.
 *
 * @param <R> the handle that the step receives
 */
@FunctionalInterface
public interface StepFunction<R> {
  Object apply(R run) throws Exception;
}
