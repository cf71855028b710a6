package org.clew.provenance;

import java.util.Collection;
import java.util.Optional;

/** A graph as the rules look at it, for one link at a time. */
public interface GraphView {
  /** Empty when there is no such node. */
  Optional<NodeView> node(long id);

  Collection<Link> incoming(long id);

  Collection<Link> outgoing(long id);
}
