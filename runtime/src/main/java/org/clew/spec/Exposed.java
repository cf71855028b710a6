package org.clew.spec;

import java.util.List;
import java.util.Objects;

/**
 * Ports that a contract has taken over from another process.
 *
 * @param namespace where they are, dotted; empty: at the top
 * @param process durable name of the process that they are from
 * @param names of the ports, those at its top
 */
public record Exposed(Direction direction, String namespace, String process, List<String> names) {
  /** Whether values are collected from the namespaces around, too. */
  public enum Reach { AGGLOMERATE, NAMESPACE_ONLY }

  public Exposed {
    Objects.requireNonNull(direction, "direction");
    names = List.copyOf(names);
  }
}
