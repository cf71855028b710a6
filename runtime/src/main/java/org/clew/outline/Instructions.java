package org.clew.outline;

import java.util.List;
import java.util.Optional;

/**
 * The words an outline is written with, to be imported statically.
 *
 * <pre>{@code
 * Outline.of(
 *     step("setup", this::setup),
 *     while_("scf", this::notConverged, step("relax", this::relax), step("inspect", this::inspect)),
 *     if_("bands?", this::wantsBands, step("bands", this::bands)).else_(return_()),
 *     step("results", this::results))
 * }</pre>
 *
 * <p>Give bodies as method references. A lambda needs the type of its parameter ({@code (Run<In, Ctx, Out> run) -> …}) or a
 * block ({@code run -> { … }}), or javac cannot choose between the two {@code step} methods.
 */
public final class Instructions {
  private Instructions() {}

  /** A step that says how to go on. */
  public static <R> Step<R> step(String id, StepFunction<R> body) {
    return new Step<>(id, List.of(), body);
  }

  /** A step after which the next instruction follows. */
  public static <R> Step<R> step(String id, StepAction<R> body) {
    return new Step<>(id, List.of(), body == null ? null : run -> {
      body.run(run);
      return null;
    });
  }

  /** Passes through the body for as long as the condition is true before a pass. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <R> While<R> while_(String id, Condition<R> condition, Instruction<R>... body) {
    return new While<>(id, List.of(), condition, Lists.of(body));
  }

  /** The body if the condition is true on entry; {@link If#elif_} and {@link If#else_} add other branches. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <R> If<R> if_(String id, Condition<R> condition, Instruction<R>... body) {
    return new If<>(id, List.of(), List.of(new If.Branch<>("then", new If.Guard.When<>(condition), Lists.of(body))));
  }

  /** Leaves the whole outline without a code. */
  public static <R> Return<R> return_() {
    return new Return<>(Optional.empty());
  }

  /** Leaves the whole outline with an exit status or exit code. */
  public static <R> Return<R> return_(Object code) {
    return new Return<>(Optional.ofNullable(code));
  }
}
