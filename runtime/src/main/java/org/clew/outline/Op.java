package org.clew.outline;

import java.util.Optional;

/** One instruction of the flat program; targets are indices in it, and its size is the end. */
sealed interface Op<R> {
  record Do<R>(String path, Step<R> step) implements Op<R> {}

  record JumpUnless<R>(String path, Condition<R> condition, int target) implements Op<R> {}

  record Jump<R>(int target) implements Op<R> {}

  record NextPass<R>(String path, int target) implements Op<R> {}

  record Leave<R>(Optional<Object> code) implements Op<R> {}
}
