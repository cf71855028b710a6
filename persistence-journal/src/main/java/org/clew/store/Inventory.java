package org.clew.store;

import java.util.function.Consumer;
import org.clew.store.Graph.NodeRow;

/**
 * Everything that a store holds, from one end to the other; for upkeep and checks, which may take minutes.
 *
 * <p>What is written meanwhile may be told of or not. Calls block and throw {@link StoreException}; who is told must not ask
 * the store.
 */
public interface Inventory {
  /** Takes the type of a node. */
  @FunctionalInterface
  interface TypeSink {
    void node(long pk, String nodeType);
  }

  /** Types of all nodes. */
  void types(TypeSink sink);

  /** Nodes of data and of processes. */
  void nodes(Consumer<NodeRow> each);

  /** Links, also those whose ends are missing. */
  void links(Consumer<Row.Link> each);

  /** Whatever names things: contents of nodes, events, snapshots, and events that are still on their way into the journal. */
  void texts(Consumer<byte[]> each);
}
