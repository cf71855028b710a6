package org.clew.benchmarks;

/** Ends the program with exit status 2 and its message, before anything was started. */
public final class UsageException extends RuntimeException {
  public UsageException(String message) {
    super(message);
  }
}
