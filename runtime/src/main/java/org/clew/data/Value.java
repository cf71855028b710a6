package org.clew.data;

import java.util.Objects;
import java.util.UUID;

/**
 * A data node as it stands in an event: identity, durable type name and plain content.
 *
 * @param pk number of the node in this store
 * @param uuid global identity
 * @param type durable type name, see {@link Data#type()}
 * @param plain content, see {@link Data#plain()}
 * @param origin whether the event that holds this value also brings its node into the graph
 */
public record Value(long pk, UUID uuid, String type, Object plain, Origin origin) {
  /** Whether the node is new with the event or was stored by an earlier one. */
  public enum Origin { NEW, KNOWN }

  public Value {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(origin, "origin");
  }

  public NodeRef ref() {
    return new NodeRef(pk, uuid);
  }

  /** The same value for an event after the one that stored it. */
  public Value known() {
    return origin == Origin.KNOWN ? this : new Value(pk, uuid, type, plain, Origin.KNOWN);
  }
}
