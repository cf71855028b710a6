package org.clew.store.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Inventory;
import org.clew.store.Row;
import org.clew.store.Table;

/** Reads tables in pages, so that no transaction stays open for long. */
final class SqlInventory implements Inventory {
  private static final int PAGE = 2000;
  private static final int LARGE_ROWS = 200;

  private final Reads pool;
  private final Rows rows;

  SqlInventory(Reads pool, Rows rows) {
    this.pool = pool;
    this.rows = rows;
  }

  @Override public void types(TypeSink sink) {
    List<Typed> page = types(Long.MIN_VALUE);
    while (!page.isEmpty()) {
      for (Typed node : page) sink.node(node.pk(), node.type());
      page = types(page.getLast().pk());
    }
  }

  private record Typed(long pk, String type) {}

  private List<Typed> types(long after) {
    return pool.read(sql -> sql.list("SELECT pk, node_type FROM node WHERE pk > ? ORDER BY pk LIMIT " + PAGE,
        row -> new Typed(row.getLong(1), row.getString(2)), after));
  }

  @Override public void nodes(Consumer<NodeRow> each) {
    List<NodeRow> page = nodes(Long.MIN_VALUE);
    while (!page.isEmpty()) {
      page.forEach(each);
      page = nodes(page.getLast().pk());
    }
  }

  private List<NodeRow> nodes(long after) {
    return pool.read(sql -> sql.list(SqlGraph.NODE + " WHERE n.pk > ? ORDER BY n.pk LIMIT " + PAGE, SqlGraph::node, after));
  }

  @Override public void links(Consumer<Row.Link> each) {
    int source = Table.LINK.columns().indexOf("source");
    int target = Table.LINK.columns().indexOf("target");
    int type = Table.LINK.columns().indexOf("type");
    int label = Table.LINK.columns().indexOf("label");
    rows(Table.LINK, PAGE, row -> each.accept(new Row.Link((Long) row[source], (Long) row[target], (String) row[type],
        (String) row[label])));
  }

  @Override public void texts(Consumer<byte[]> each) {
    column(Table.NODE, "content", each);
    column(Table.EVENT, "payload", each);
    column(Table.SNAPSHOT, "payload", each);
  }

  private void column(Table table, String name, Consumer<byte[]> each) {
    int column = table.columns().indexOf(name);
    rows(table, LARGE_ROWS, row -> {
      switch (row[column]) {
        case null -> {
          // deleted, or nothing to tell
        }
        case byte[] bytes -> each.accept(bytes);
        default -> each.accept(row[column].toString().getBytes(StandardCharsets.UTF_8));
      }
    });
  }

  private void rows(Table table, int lot, Consumer<Object[]> each) {
    List<Object[]> page = rows.page(table, null, lot);
    while (!page.isEmpty()) {
      page.forEach(each);
      page = rows.page(table, page.getLast(), lot);
    }
  }
}
