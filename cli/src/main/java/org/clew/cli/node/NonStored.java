package org.clew.cli.node;

import org.clew.spec.InputPort;
import org.clew.spec.OutputPort;
import org.clew.spec.Port;
import org.clew.spec.PortNamespace;
import org.clew.spec.PortStorage;

/** Finds ports whose values are stored nowhere. */
final class NonStored {
  private NonStored() {}

  static boolean isIn(PortNamespace namespace) {
    return namespace.storageWithin(PortStorage.NODE) == PortStorage.NONE || namespace.ports().stream().anyMatch(NonStored::isIt);
  }

  private static boolean isIt(Port port) {
    return switch (port) {
      case InputPort input -> input.storageWithin(PortStorage.NODE) == PortStorage.NONE;
      case OutputPort _ -> false;
      case PortNamespace inner -> isIn(inner);
    };
  }
}
