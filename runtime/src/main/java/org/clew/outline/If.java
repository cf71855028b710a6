package org.clew.outline;

import java.util.ArrayList;
import java.util.List;

/**
 * A choice between branches: the first whose condition is true is taken, once, on entry.
 *
 * <p>The choice is remembered because the cursor then lies inside the branch: no crash or restart evaluates it again. The paths
 * of the branches are {@code id/then}, {@code id/elif-1}, {@code id/elif-2} … and {@code id/else}. Since the branches of
 * {@code elif_} are numbered, put a new one behind the existing ones while processes are parked inside them.
 *
 * @param id {@code [a-z][a-z0-9_-]*}, and a question mark may end it
 * @param earlierIds see {@link #formerly}
 * @param branches in the order in which their conditions are evaluated
 * @param <R> the handle that steps and conditions receive
 */
public record If<R>(String id, List<String> earlierIds, List<Branch<R>> branches) implements Named<R> {
  /**
   * One way to go.
   *
   * @param label the component of the path that stands for this branch
   * @param guard when this branch is taken
   * @param body at least one instruction
   * @param <R> the handle that steps and conditions receive
   */
  public record Branch<R>(String label, Guard<R> guard, List<Instruction<R>> body) {
    public Branch {
      body = Lists.frozen(body);
    }
  }

  /** When a branch is taken. */
  public sealed interface Guard<R> {
    /** When the condition is true and no branch before was taken. */
    record When<R>(Condition<R> condition) implements Guard<R> {}

    /** When no branch before was taken. */
    record Otherwise<R>() implements Guard<R> {}
  }

  public If {
    earlierIds = Lists.frozen(earlierIds);
    branches = List.copyOf(branches);
  }

  /** The same choice, which processes started by earlier versions of the code know under these ids. */
  public If<R> formerly(String... ids) {
    return new If<>(id, Lists.joined(earlierIds, ids), branches);
  }

  /** The branch for when no condition before was true and this one is. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final If<R> elif_(Condition<R> condition, Instruction<R>... body) {
    return with("elif-" + branches.size(), new Guard.When<>(condition), Lists.of(body));
  }

  /** The branch for when no condition was true; nothing may follow it. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final If<R> else_(Instruction<R>... body) {
    return with("else", new Guard.Otherwise<>(), Lists.of(body));
  }

  private If<R> with(String label, Guard<R> guard, List<Instruction<R>> body) {
    var more = new ArrayList<>(branches);
    more.add(new Branch<>(label, guard, body));
    return new If<>(id, earlierIds, more);
  }
}
