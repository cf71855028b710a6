package org.clew.data;

import java.util.Objects;
import java.util.UUID;

/**
 * Where a value or a process is found in the provenance graph.
 *
 * @param pk number of the node in this store; never exported
 * @param uuid global identity (RFC 9562 version 7, or name based for what must be the same after a crash)
 */
public record NodeRef(long pk, UUID uuid) {
  public NodeRef {
    Objects.requireNonNull(uuid, "uuid");
    if (pk < 1) throw new IllegalArgumentException("pk must be 1 or more, was " + pk);
  }
}
