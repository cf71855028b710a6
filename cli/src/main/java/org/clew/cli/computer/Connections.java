package org.clew.cli.computer;

import java.util.HashMap;
import java.util.Map;
import org.clew.registry.ComputerRegistry;
import org.clew.transport.Transport;

/** One transport for each computer that a command needs, however often. */
public final class Connections implements AutoCloseable {
  private final ComputerRegistry registry;
  private final Map<String, Transport> open = new HashMap<>();

  public Connections(ComputerRegistry registry) {
    this.registry = registry;
  }

  /** @throws org.clew.cli.CommandException when there is no such computer, or it is not configured well */
  public Transport to(String computer) {
    return open.computeIfAbsent(computer, label -> Access.transport(Access.named(registry, label)));
  }

  @Override public void close() {
    for (var each : open.entrySet()) {
      try {
        each.getValue().close();
      } catch (Exception e) {
        System.getLogger(Connections.class.getName())
            .log(System.Logger.Level.DEBUG, "cannot close the transport to " + each.getKey(), e);
      }
    }
  }
}
