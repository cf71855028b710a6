package org.clew.outline;

import java.util.Optional;

/**
 * What a program comes to when it goes on from a cursor.
 *
 * @param <R> the handle that steps and conditions receive
 */
public sealed interface Found<R> {
  /**
   * A step is to be run; {@code cursor.done()} is to be stored with its result.
   *
   * @param cursor names the step
   */
  record AtStep<R>(Cursor cursor, Step<R> step) implements Found<R> {}

  /** Every instruction is done. */
  record AtEnd<R>() implements Found<R> {}

  /**
   * A {@code return_} leaves the outline.
   *
   * @param code what its author gave
   */
  record Returned<R>(Optional<Object> code) implements Found<R> {}
}
