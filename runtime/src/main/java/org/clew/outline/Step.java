package org.clew.outline;

import java.util.List;

/**
 * A unit of work between two checkpoints.
 *
 * @param id {@code [a-z][a-z0-9_-]*}
 * @param earlierIds see {@link #formerly}
 * @param body what the engine calls
 * @param <R> the handle that the body receives
 */
public record Step<R>(String id, List<String> earlierIds, StepFunction<R> body) implements Named<R> {
  public Step {
    earlierIds = Lists.frozen(earlierIds);
  }

  /** The same step, which processes started by earlier versions of the code know under these ids. */
  public Step<R> formerly(String... ids) {
    return new Step<>(id, Lists.joined(earlierIds, ids), body);
  }
}
