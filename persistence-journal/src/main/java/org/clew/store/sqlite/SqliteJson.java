package org.clew.store.sqlite;

import org.clew.query.JsonPath;
import org.clew.store.sql.Fragment;
import org.clew.store.sql.JsonWords;

/** The JSON functions of SQLite. */
final class SqliteJson implements JsonWords {
  @Override public Fragment compare(String column, JsonPath path, String operator, Object scalar) {
    String place = place(path);
    String extracted = "json_extract(" + column + ", ?) " + operator + " ?";
    return switch (scalar) {
      case Boolean flag when operator.equals("=") -> Fragment.of("json_type(" + column + ", ?) = ?", place, flag.toString());
      case Boolean _ -> Fragment.of("1 = 0");
      case String text -> Fragment.of("(json_type(" + column + ", ?) = 'text' AND " + extracted + ")", place, place, text);
      default -> Fragment.of("(json_type(" + column + ", ?) IN ('integer', 'real') AND " + extracted + ")", place, place, scalar);
    };
  }

  @Override public Fragment like(String column, JsonPath path, String pattern) {
    String place = place(path);
    return Fragment.of("(json_type(" + column + ", ?) = 'text' AND json_extract(" + column + ", ?) GLOB ?)", place, place,
        glob(pattern));
  }

  @Override public Fragment like(String column, String pattern) {
    return Fragment.of(column + " GLOB ?", glob(pattern));
  }

  @Override public Fragment exists(String column, JsonPath path) {
    return Fragment.of("json_type(" + column + ", ?) IS NOT NULL", place(path));
  }

  @Override public Fragment json(String column, JsonPath path) {
    return path.steps().isEmpty() ? Fragment.of(column) : Fragment.of("(" + column + " -> ?)", place(path));
  }

  @Override public Fragment sortKey(String column, JsonPath path) {
    return Fragment.of("json_extract(" + column + ", ?)", place(path));
  }

  @Override public String ordered(String column) {
    return column;
  }

  @Override public String orderedJoin() {
    return "CROSS JOIN";
  }

  private static String place(JsonPath path) {
    StringBuilder place = new StringBuilder("$");
    for (JsonPath.Step step : path.steps()) {
      switch (step) {
        case JsonPath.Step.Key(var name) -> place.append(".\"").append(name).append('"');
        case JsonPath.Step.At(var position) -> place.append('[').append(position).append(']');
      }
    }
    return place.toString();
  }

  /** LIKE of SQLite takes small letters for large ones, GLOB does not. */
  private static String glob(String pattern) {
    StringBuilder glob = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean literal = c == '\\' && i + 1 < pattern.length();
      if (literal) c = pattern.charAt(++i);
      switch (c) {
        case '*', '?', '[' -> glob.append('[').append(c).append(']');
        case '%' -> glob.append(literal ? '%' : '*');
        case '_' -> glob.append(literal ? '_' : '?');
        default -> glob.append(c);
      }
    }
    return glob.toString();
  }
}
