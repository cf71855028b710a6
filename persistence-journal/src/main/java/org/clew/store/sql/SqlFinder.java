package org.clew.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.query.Condition;
import org.clew.query.Cursor;
import org.clew.query.Field;
import org.clew.query.Finder;
import org.clew.query.Found;
import org.clew.query.Order;
import org.clew.query.Page;
import org.clew.query.Property;
import org.clew.query.Query;
import org.clew.query.Vertex;

/** Answers queries with one SELECT each. */
final class SqlFinder implements Finder {
  private static final int FEW = 5000;

  private final Reads reads;
  private final JsonWords words;
  private final String byCreation;

  SqlFinder(Dialect dialect) {
    this.reads = dialect.reads();
    this.words = dialect.json();
    this.byCreation = dialect.byCreation();
  }

  @Override public List<Found> list(Query query) {
    return reads.read(sql -> rows(sql, query, List.of(), query.limit()));
  }

  @Override public Page page(Query query, Optional<String> cursor) {
    if (query.limit() == 0) throw new IllegalArgumentException("a page needs a limit");
    List<Order> order = Cursor.order(query);
    List<Object> after = cursor.map(text -> Cursor.values(order, text)).orElse(List.of());
    List<Found> rows = reads.read(sql -> rows(sql, query, after, query.limit() + 1));
    if (rows.size() <= query.limit()) return new Page(rows, Optional.empty());
    List<Found> page = List.copyOf(rows.subList(0, query.limit()));
    return new Page(page, Optional.of(Cursor.of(order, page.getLast())));
  }

  @Override public long count(Query query) {
    return reads.read(sql -> {
      Fragment count = new QuerySql(query, words, "").count();
      return sql.number(0, count.sql(), count.arguments().toArray());
    });
  }

  private List<Found> rows(Sql sql, Query query, List<Object> after, int limit) throws SQLException {
    QuerySql select = new QuerySql(query, words, hint(sql, query));
    Fragment rows = select.rows(after, limit);
    return sql.list(rows.sql(), row -> found(select.fields(), row), rows.arguments().toArray());
  }

  /** Whether a bound on the time of creation alone leaves few enough processes to look at each. */
  private String hint(Sql sql, Query query) throws SQLException {
    Vertex first = query.vertices().getFirst();
    if (byCreation.isEmpty() || first.kind() != Vertex.Kind.PROCESS) return "";
    for (Condition condition : query.conditions()) {
      if (condition instanceof Condition.Compare(Field.Column<?>(var vertex, var property), var operator, Instant after)
          && vertex == first && property == Property.CTIME
          && (operator == Condition.Operator.AT_LEAST || operator == Condition.Operator.GREATER)) {
        long count = sql.number(0, "SELECT count(*) FROM (SELECT 1 FROM process WHERE ctime >= ? LIMIT " + FEW + ") AS first",
            Columns.micros(after));
        if (count < FEW) return byCreation;
      }
    }
    return "";
  }

  private static Found found(List<Field<?>> fields, ResultSet row) throws SQLException {
    Map<Field<?>, Object> values = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) values.put(fields.get(i), value(fields.get(i), row, i + 1));
    return new Found(values);
  }

  private static Object value(Field<?> field, ResultSet row, int column) throws SQLException {
    return switch (field) {
      case Field.Json<?> _ -> Columns.json(row.getString(column));
      case Field.Column<?>(_, var property) -> switch (property.type()) {
        case LONG -> Columns.whole(row, column);
        case INTEGER -> Columns.integer(row, column);
        case TEXT -> row.getString(column);
        case UUID -> Optional.ofNullable(row.getBytes(column)).map(Columns::uuid).orElse(null);
        case INSTANT -> Optional.ofNullable(Columns.whole(row, column)).map(Columns::instant).orElse(null);
        case FLAG -> Optional.ofNullable(Columns.integer(row, column)).map(number -> number == 1).orElse(null);
      };
    };
  }
}
