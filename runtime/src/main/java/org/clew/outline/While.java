package org.clew.outline;

import java.util.List;

/**
 * A loop whose condition is evaluated before each pass, and never in the middle of one.
 *
 * @param id {@code [a-z][a-z0-9_-]*}
 * @param earlierIds see {@link #formerly}
 * @param condition true makes another pass
 * @param body at least one instruction
 * @param <R> the handle that steps and conditions receive
 */
public record While<R>(String id, List<String> earlierIds, Condition<R> condition, List<Instruction<R>> body)
    implements Named<R> {
  public While {
    earlierIds = Lists.frozen(earlierIds);
    body = Lists.frozen(body);
  }

  /** The same loop, which processes started by earlier versions of the code know under these ids. */
  public While<R> formerly(String... ids) {
    return new While<>(id, Lists.joined(earlierIds, ids), condition, body);
  }
}
