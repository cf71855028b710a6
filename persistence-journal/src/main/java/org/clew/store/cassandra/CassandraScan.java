package org.clew.store.cassandra;

import org.clew.store.GraphScan;

/** Reads the tables of nodes and links as a whole. */
final class CassandraScan implements GraphScan {
  private record Node(long pk, String type) {}

  private record Link(long source, long target, String type, String label) {}

  private final Cql cql;

  CassandraScan(Cql cql) {
    this.cql = cql;
  }

  /** An attribute that was written before its node leaves a row without type. */
  @Override public void nodes(NodeSink sink) {
    for (Node node : cql.await(cql.list(row -> new Node(row.getLong(0), row.getString(1)), "SELECT pk, node_type FROM node"))) {
      if (node.type() != null) sink.node(node.pk(), node.type());
    }
  }

  @Override public void links(LinkSink sink) {
    for (Link link : cql.await(cql.list(row -> new Link(row.getLong(0), row.getLong(1), row.getString(2), row.getString(3)),
        "SELECT source, target, type, label FROM link_in"))) {
      sink.link(link.source(), link.target(), link.type(), link.label());
    }
  }
}
