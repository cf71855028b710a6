package org.clew.transport.ssh;

import java.io.IOException;

/** Opens connections to one computer. */
interface Connector<C extends Connection> extends AutoCloseable {
  C connect() throws IOException, InterruptedException;

  /** For messages. */
  String shown();

  @Override
  void close();
}
