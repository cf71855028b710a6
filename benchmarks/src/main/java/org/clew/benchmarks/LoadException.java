package org.clew.benchmarks;

/** Ends a load with exit status 1 and its message: something is missing here, or what was measured is not as it must be. */
public final class LoadException extends Exception {
  public LoadException(String message) {
    super(message);
  }
}
