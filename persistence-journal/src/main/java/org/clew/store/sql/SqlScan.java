package org.clew.store.sql;

import java.util.List;
import org.clew.store.GraphScan;

/** Pages through nodes and links by their keys. */
final class SqlScan implements GraphScan {
  private static final int PAGE = 5000;

  private record Node(long pk, String type) {}

  private record Link(long target, long source, String type, String label) {}

  private final Reads pool;

  SqlScan(Dialect dialect) {
    this.pool = dialect.reads();
  }

  @Override public void nodes(NodeSink sink) {
    long after = Long.MIN_VALUE;
    List<Node> page;
    do {
      long from = after;
      page = pool.read(sql -> sql.list("SELECT pk, node_type FROM node WHERE pk > ? ORDER BY pk LIMIT ?",
          row -> new Node(row.getLong(1), row.getString(2)), from, PAGE));
      for (Node node : page) sink.node(node.pk(), node.type());
      if (!page.isEmpty()) after = page.getLast().pk();
    } while (page.size() == PAGE);
  }

  @Override public void links(LinkSink sink) {
    Link after = new Link(Long.MIN_VALUE, Long.MIN_VALUE, "", "");
    List<Link> page;
    do {
      Link from = after;
      page = pool.read(sql -> sql.list("SELECT target, source, type, label FROM link WHERE (target, source, type, label) > (?, ?, ?, ?)"
              + " ORDER BY target, source, type, label LIMIT ?",
          row -> new Link(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4)), from.target(), from.source(), from.type(),
          from.label(), PAGE));
      for (Link link : page) sink.link(link.source(), link.target(), link.type(), link.label());
      if (!page.isEmpty()) after = page.getLast();
    } while (page.size() == PAGE);
  }
}
