package org.clew.transport;

import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;

/** Makes transports of one kind; found as a service. */
public interface TransportProvider {
  /** Durable name, e.g. {@code local}. */
  String name();

  /** A transport for this computer; connects when it is first used. */
  Transport open(Computer computer, AuthInfo auth, Doorman doorman);
}
