package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Inventory;

/** Reads tables from one end of the ring to the other. Processes have no time of change there. */
final class CassandraInventory implements Inventory {
  private final Cql cql;

  CassandraInventory(Cql cql) {
    this.cql = cql;
  }

  /** An attribute that was written before its node leaves a row without type. */
  @Override public void types(TypeSink sink) {
    cql.await(cql.each(row -> {
      if (!row.isNull(1)) sink.node(row.getLong(0), row.getString(1));
    }, "SELECT pk, node_type FROM node"));
  }

  @Override public void nodes(Consumer<NodeRow> each) {
    cql.await(cql.each(row -> {
      if (!row.isNull("uuid")) each.accept(NodeReads.node(row, NodeReads.mtime(row)));
    }, "SELECT pk, uuid, node_type, process_type, label, description, ctime, mtime, content, attributes FROM node"));
  }

  @Override public void links(Consumer<org.clew.store.Row.Link> each) {
    cql.await(cql.each(row -> each.accept(new org.clew.store.Row.Link(row.getLong(0), row.getLong(1), row.getString(2),
        row.getString(3))),
        "SELECT source, target, type, label FROM link_in"));
  }

  @Override public void texts(Consumer<byte[]> each) {
    cql.await(cql.each(row -> {
      text(row.getString(0), each);
      row.getMap(1, String.class, String.class).values().forEach(json -> text(json, each));
    }, "SELECT content, attributes FROM node"));
    cql.await(cql.each(row -> bytes(row, each), "SELECT payload, rows FROM journal"));
    cql.await(cql.each(row -> bytes(row, each), "SELECT payload FROM snapshot"));
    cql.await(cql.each(row -> bytes(row, each), "SELECT payload FROM multi"));
    cql.await(cql.each(row -> bytes(row, each), "SELECT payload FROM bulk"));
  }

  private static void text(String text, Consumer<byte[]> each) {
    if (text != null) each.accept(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(Row row, Consumer<byte[]> each) {
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer column = row.getByteBuffer(i);
      if (column == null) continue;
      byte[] bytes = new byte[column.remaining()];
      column.get(bytes);
      each.accept(bytes);
    }
  }
}
