package org.clew.transport;

import java.io.IOException;

/**
 * Asked by a transport before it opens a connection, so that the connections of a whole cluster of engines are counted in one
 * place. Calls may block.
 */
@FunctionalInterface
public interface Doorman {
  /** Lets everybody in; for a transport that is used by one command alone. */
  Doorman OPEN = () -> () -> { };

  /** Leave to have one connection open; given back when the connection is closed or broken. */
  interface Leave extends AutoCloseable {
    @Override void close();
  }

  /**
   * Returns when one more connection may be opened.
   *
   * @throws IOException when none may be opened for now, in words for people
   */
  Leave enter() throws IOException, InterruptedException;
}
