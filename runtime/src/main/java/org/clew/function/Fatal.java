package org.clew.function;

/** Tells failures of user code from those of the JVM and from {@link Stopped}, which must go through. */
final class Fatal {
  private Fatal() {}

  /** Throws an Error that says nothing of the code that ran; returns for any other failure. */
  static void rethrow(Throwable failure) {
    switch (failure) {
      case StackOverflowError _, LinkageError _, AssertionError _ -> { }
      case Error error -> throw error;
      default -> { }
    }
  }
}
