package org.clew.workchain;

/** Lets the exception of a user's function through a method that declares none, unchanged. */
final class Sneaky {
  private Sneaky() {}

  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException rethrow(Throwable failure) throws X {
    throw (X) failure;
  }
}
