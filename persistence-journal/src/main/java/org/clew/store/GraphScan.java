package org.clew.store;

/**
 * Reads the whole provenance graph as it lies in the store, for checks and copies: also links that lead nowhere, which {@link Graph} does not
 * show. In no particular order. Every call blocks; it sees what was there when it started, and perhaps some of what came meanwhile.
 */
public interface GraphScan {
  /** Takes a node. */
  @FunctionalInterface
  interface NodeSink {
    void node(long pk, String nodeType);
  }

  /** Takes a link; the type is one of those of {@link Row.Link}, unless somebody tampered with the store. */
  @FunctionalInterface
  interface LinkSink {
    void link(long source, long target, String type, String label);
  }

  void nodes(NodeSink sink);

  void links(LinkSink sink);
}
