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
    return namespace.storage().filter(PortStorage.NONE::equals).isPresent()
        || namespace.ports().stream().anyMatch(NonStored::isIt);
  }

  private static boolean isIt(Port port) {
    return switch (port) {
      case InputPort input -> input.storage().filter(PortStorage.NONE::equals).isPresent();
      case OutputPort _ -> false;
      case PortNamespace inner -> isIn(inner);
    };
  }
}
