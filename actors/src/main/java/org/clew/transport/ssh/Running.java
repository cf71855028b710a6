package org.clew.transport.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;

/** A line that the shell of the computer is running. */
interface Running extends AutoCloseable {
  OutputStream stdin();

  InputStream stdout();

  InputStream stderr();

  /** Waits for the end, but no longer than this; whether it has come. */
  boolean await(Duration most) throws InterruptedException;

  /** Waits for the end; the exit status, or empty when the connection broke before it was told. */
  OptionalInt exit() throws InterruptedException;

  /** Lets go of it at once; streams that somebody waits for fail. What runs on the computer is not ended by this. */
  @Override
  void close();
}
