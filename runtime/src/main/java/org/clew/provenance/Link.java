package org.clew.provenance;

import java.util.Objects;

/** A link between two nodes, which are named by numbers: pks, or whatever counts the nodes of an archive. */
public record Link(long source, long target, LinkType type, String label) {
  public Link {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(label, "label");
  }

  /** As sentences name it, such as {@code link create 'result' from 3 to 4}. */
  String words() {
    return "link " + type.durable() + " '" + label + "' from " + source + " to " + target;
  }
}
