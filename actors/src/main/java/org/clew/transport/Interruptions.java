package org.clew.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Work on streams that do not heed interruption themselves. */
public final class Interruptions {
  private Interruptions() {}

  /** Breaks what the work waits for, so that it fails soon. */
  @FunctionalInterface
  public interface Stop {
    void stop();
  }

  /** Work that can be interrupted. */
  @FunctionalInterface
  public interface Work<T> {
    T call() throws IOException, InterruptedException;
  }

  /** Runs the work on a thread of its own; when the caller is interrupted, stops it, and returns after its end. */
  public static <T> T call(Callable<T> work, Stop stop) throws IOException, InterruptedException {
    var result = new CompletableFuture<T>();
    var thread = Thread.ofVirtual().start(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      stop.stop();
      thread.join();
      throw e;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IOException failure(Throwable cause) throws InterruptedException {
    return switch (cause) {
      case IOException io -> io;
      case InterruptedException interrupted -> throw interrupted;
      case RuntimeException runtime -> throw runtime;
      case Error error -> throw error;
      default -> new IOException(cause);
    };
  }

  /**
   * For operations that tell an interruption as an IOException.
   *
   * @throws InterruptedIOException when interrupted; the thread stays marked as interrupted
   */
  public static <T> T asIo(String what, Work<T> work) throws IOException {
    try {
      return work.call();
    } catch (InterruptedException | InterruptedIOException e) {
      Thread.currentThread().interrupt();
      var told = new InterruptedIOException(what + " was interrupted");
      told.initCause(e);
      throw told;
    }
  }
}
