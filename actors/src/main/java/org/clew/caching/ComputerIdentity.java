package org.clew.caching;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.clew.computer.Computer;

/** What a computer is: one that was set up anew under an old label for another host is another one. */
public final class ComputerIdentity {
  private ComputerIdentity() {}

  /** @param computers as they are configured now, by label */
  public static UnaryOperator<String> of(Function<String, Optional<Computer>> computers) {
    return label -> computers.apply(label).map(computer -> label + " = " + computer.hostname()).orElse(label);
  }
}
