package org.clew.transport;

import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;

/** Opens {@link LocalTransport}. */
public final class LocalTransportProvider implements TransportProvider {
  @Override
  public String name() {
    return "local";
  }

  @Override
  public Transport open(Computer computer, AuthInfo auth, Doorman doorman) {
    return new LocalTransport();
  }
}
