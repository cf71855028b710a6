package org.clew.launch;

import java.util.Optional;

/** How an engine that starts comes to the others of its cluster. Called on the thread that starts the engine. */
public interface Meeting {

  /** Called once, when the node can be talked to and belongs to no cluster yet. */
  void begins(ClusterView cluster);

  /**
   * Asked several times a second until the node is a member; may block while it cannot be known yet.
   *
   * @return address of a node to join; empty when there is none, so that a cluster of this node alone is right
   */
  Optional<String> whomToJoin();
}
