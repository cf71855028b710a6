package org.clew.store.postgres;

import org.clew.query.JsonPath;
import org.clew.store.sql.Fragment;
import org.clew.store.sql.JsonWords;

/** The JSON functions of PostgreSQL; its jsonb has no room for the character 0 in texts. */
final class PostgresJson implements JsonWords {
  @Override public Fragment compare(String column, JsonPath path, String operator, Object scalar) {
    return switch (scalar) {
      case Boolean flag when operator.equals("=") -> value(column, path).then(" = ?::jsonb", flag.toString());
      case Boolean _ -> Fragment.of("1 = 0");
      case String text -> ofType("string", column, path, "COLLATE \"C\" " + operator + " ?", text);
      case Double number -> ofType("number", column, path, "::float8 " + operator + " ?::float8", number);
      default -> ofType("number", column, path, "::numeric " + operator + " ?", scalar);
    };
  }

  private static Fragment ofType(String type, String column, JsonPath path, String rest, Object argument) {
    Fragment value = value(column, path);
    return Fragment.of("(CASE WHEN jsonb_typeof(").then(value).then(") = '" + type + "' THEN (").then(value)
        .then(" #>> '{}') " + rest + " ELSE false END)", argument);
  }

  @Override public Fragment like(String column, JsonPath path, String pattern) {
    return ofType("string", column, path, "LIKE ?", pattern);
  }

  @Override public Fragment like(String column, String pattern) {
    return Fragment.of(column + " LIKE ?", pattern);
  }

  @Override public Fragment exists(String column, JsonPath path) {
    return value(column, path).then(" IS NOT NULL");
  }

  @Override public Fragment json(String column, JsonPath path) {
    return path.steps().isEmpty() ? Fragment.of(column) : Fragment.of("(" + column + "::json #> ?::text[])::text",
        (Object) place(path));
  }

  @Override public Fragment sortKey(String column, JsonPath path) {
    return value(column, path);
  }

  @Override public String ordered(String column) {
    return column + " COLLATE \"C\"";
  }

  @Override public String orderedJoin() {
    return "JOIN";
  }

  private static Fragment value(String column, JsonPath path) {
    return Fragment.of("(replace(" + column + ", '\\u0000', '\\u2400')::jsonb #> ?::text[])", (Object) place(path));
  }

  private static String[] place(JsonPath path) {
    return path.steps().stream().map(step -> switch (step) {
      case JsonPath.Step.Key(var name) -> name;
      case JsonPath.Step.At(var position) -> String.valueOf(position);
    }).toArray(String[]::new);
  }
}
