package org.clew.outline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * An outline compiled to a flat list of labelled instructions, which finds the next step from a cursor.
 *
 * <p>The engine asks {@link #find} where to go on, runs the step it is given and stores {@code cursor.done()} with the result.
 * Conditions, jumps and returns are folded into that one question, so that a checkpoint always names a step of the author.
 *
 * @param <R> the handle that steps and conditions receive
 */
public final class Program<R> {
  static final int EMPTY_PASS_LIMIT = 1_000_000;

  private final Outline<R> outline;
  private final List<Op<R>> ops;
  private final Map<String, Integer> indexOfStep = new LinkedHashMap<>();

  Program(Outline<R> outline) {
    this.outline = outline;
    ops = Compiler.compile(outline);
    for (int i = 0; i < ops.size(); i++) if (ops.get(i) instanceof Op.Do<R>(var path, _)) indexOfStep.put(path, i);
  }

  public Outline<R> outline() {
    return outline;
  }

  /** Paths of all steps in the order of the outline. */
  public List<String> steps() {
    return List.copyOf(indexOfStep.keySet());
  }

  /** Paths of all conditions in the order of the outline. */
  public List<String> conditions() {
    return ops.stream().flatMap(op -> op instanceof Op.JumpUnless<R>(var path, _, _) ? Stream.of(path) : Stream.<String>empty())
        .toList();
  }

  /** See {@link Outline#fingerprint}. */
  public String fingerprint() {
    return outline.fingerprint();
  }

  /** What a new process comes to first. */
  public Found<R> start(R run) {
    return find(Cursor.START, run);
  }

  /** What follows the step that the cursor names. */
  public Found<R> after(Cursor step, R run) {
    return find(step.done(), run);
  }

  /**
   * Goes on from a cursor to the next step, the end or a return, evaluating the conditions on the way.
   *
   * @throws ConditionException when a condition throws
   * @throws EmptyLoopException after a million passes through loops without coming to a step
   * @throws IllegalArgumentException when the outline has no such step; {@link #resolve} stored cursors first
   */
  public Found<R> find(Cursor cursor, R run) {
    return find(cursor, run, (_, _) -> { });
  }

  /** As above; the witness hears of every condition that was evaluated, by its path, and whether it held. */
  public Found<R> find(Cursor cursor, R run, BiConsumer<String, Boolean> witness) {
    if (cursor.equals(Cursor.START)) return findFrom(0, run, witness);
    if (cursor.equals(Cursor.END)) return new Found.AtEnd<>();
    var index = indexOfStep.get(cursor.step());
    if (index == null) throw new IllegalArgumentException("the outline has no step \"" + cursor.step() + "\", it has " + steps());
    return findFrom(cursor.isDone() ? index + 1 : index, run, witness);
  }

  private Found<R> findFrom(int start, R run, BiConsumer<String, Boolean> witness) {
    int index = start;
    int passes = 0;
    while (index < ops.size()) {
      switch (ops.get(index)) {
        case Op.Do<R>(var path, var step) -> {
          return new Found.AtStep<>(Cursor.at(path), step);
        }
        case Op.Leave<R>(var code) -> {
          return new Found.Returned<>(code);
        }
        case Op.Jump<R>(var target) -> index = target;
        case Op.JumpUnless<R>(var path, var condition, var target) -> {
          var holds = holds(path, condition, run);
          witness.accept(path, holds);
          index = holds ? index + 1 : target;
        }
        case Op.NextPass<R>(var path, var target) -> {
          if (++passes > EMPTY_PASS_LIMIT) throw new EmptyLoopException(path, EMPTY_PASS_LIMIT);
          index = target;
        }
      }
    }
    return new Found.AtEnd<>();
  }

  private static <R> boolean holds(String path, Condition<R> condition, R run) {
    try {
      return condition.test(run);
    } catch (Exception e) {
      throw new ConditionException(path, e);
    }
  }

  /** Where a stored cursor is in this outline; today's ids and earlier ids are known, in any component. */
  public Resolution resolve(String stored) {
    return Resolver.resolve(stored, this);
  }
}
