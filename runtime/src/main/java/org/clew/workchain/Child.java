package org.clew.workchain;

import java.util.Objects;
import org.clew.data.NodeRef;

/**
 * A process that this one submitted; may be kept in the context, alone, in lists and in maps.
 *
 * @param node where it is found; the pk is what people see
 * @param type durable name of its definition
 * @param <O> record of its outputs
 */
public record Child<O>(NodeRef node, String type) {
  public Child {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(type, "type");
  }

  public long pk() {
    return node.pk();
  }
}
