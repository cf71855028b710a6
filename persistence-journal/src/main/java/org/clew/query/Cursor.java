package org.clew.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where a page ended: the values of the order's fields in its last row, as text. For an order by one pk alone, that number. */
public final class Cursor {
  private Cursor() {}

  /** @throws QueryException when pages in this order are impossible */
  public static List<Order> order(Query query) {
    List<Order> order = query.totalOrder();
    for (Order each : order) {
      boolean mayLack = switch (each.field()) {
        case Field.Column<?>(var vertex, var property) -> property.isOptional()
            || property.isOfProcesses() && vertex.kind() == Vertex.Kind.NODE;
        case Field.Json<?> _ -> true;
      };
      if (mayLack) throw new QueryException("Pages can not be ordered by " + each.field().text()
          + ", which may be missing: list all, or order by something else.");
    }
    return order;
  }

  public static String of(List<Order> order, Found last) {
    if (order.size() == 1 && last.get(order.getFirst().field()) instanceof Long pk) return pk.toString();
    List<String> texts = order.stream().map(each -> text(last.get(each.field()))).toList();
    return "p" + Base64.getUrlEncoder().withoutPadding().encodeToString(String.join("\u0000", texts)
        .getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Object value) {
    return value instanceof Instant time ? String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time)) : String.valueOf(value);
  }

  /** The values of the order's fields; throws QueryException when the text is no cursor of a query in this order. */
  public static List<Object> values(List<Order> order, String cursor) {
    try {
      String[] texts = cursor.startsWith("p")
          ? new String(Base64.getUrlDecoder().decode(cursor.substring(1)), StandardCharsets.UTF_8).split("\u0000", -1)
          : new String[] {cursor};
      if (texts.length != order.size()) throw wrong(cursor);
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < texts.length; i++) values.add(value(order.get(i).field(), texts[i]));
      return values;
    } catch (IllegalArgumentException _) {
      throw wrong(cursor);
    }
  }

  private static Object value(Field<?> field, String text) {
    if (!(field instanceof Field.Column<?>(_, var property))) throw new IllegalArgumentException("not a column");
    return switch (property.type()) {
      case LONG -> Long.parseLong(text);
      case INTEGER -> Integer.parseInt(text);
      case TEXT -> text;
      case UUID -> UUID.fromString(text);
      case INSTANT -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
      case FLAG -> Boolean.parseBoolean(text);
    };
  }

  private static QueryException wrong(String cursor) {
    return new QueryException("'" + cursor
        + "' is no cursor of this listing: take the one that was printed with the page before.");
  }
}
