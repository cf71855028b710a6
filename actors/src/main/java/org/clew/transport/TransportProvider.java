package org.clew.transport;

import java.util.List;
import java.util.Map;
import org.clew.computer.AuthInfo;
import org.clew.computer.Computer;

/** Makes transports of one kind; found as a service. */
public interface TransportProvider {
  /** Durable name, e.g. {@code local}. */
  String name();

  /** What a user can say about logging in. */
  default List<TransportParameter> parameters() {
    return List.of();
  }

  /** All that is wrong with these parameters, by name, in words for people; empty when they can be used. */
  default Map<String, String> problems(Map<String, Object> parameters) {
    return Map.of();
  }

  /** A transport for this computer; connects when it is first used. */
  Transport open(Computer computer, AuthInfo auth, Doorman doorman);
}
