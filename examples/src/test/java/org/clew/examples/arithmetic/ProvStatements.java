package org.clew.examples.arithmetic;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a PROV-JSON document states, however it is written: blank names, the form of numbers and of time zones do not count. */
final class ProvStatements {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*");
  private static final Pattern NUMBER = Pattern.compile("xsd:(int|integer|long|short|byte|decimal|double|float)");

  private ProvStatements() {}

  /** Statements by kind, in order; those with a name of their own begin with it. */
  static Map<String, List<String>> of(Map<?, ?> document) {
    var statements = new TreeMap<String, List<String>>();
    document.forEach((kind, named) -> {
      if (!kind.equals("prefix")) statements.put((String) kind, ((Map<?, ?>) named).entrySet().stream()
          .map(each -> (each.getKey().toString().startsWith("_:") ? "" : each.getKey() + " ")
              + fields((Map<?, ?>) each.getValue()))
          .sorted().toList());
    });
    return statements;
  }

  private static String fields(Map<?, ?> fields) {
    var normal = new TreeMap<String, String>();
    fields.forEach((name, value) -> normal.put((String) name, value(value)));
    return normal.toString();
  }

  private static String value(Object value) {
    return switch (value) {
      case List<?> several -> several.stream().map(ProvStatements::value).sorted().toList().toString();
      case Map<?, ?> typed when NUMBER.matcher(String.valueOf(typed.get("type"))).matches() -> number(typed.get("$"));
      case Map<?, ?> typed when List.of("xsd:string", "xsd:boolean", "xsd:dateTime").contains(typed.get("type")) ->
          value(typed.get("$"));
      case Map<?, ?> typed -> new TreeMap<>(typed).toString();
      case Number number -> number(number);
      case String text when TIME.matcher(text).matches() -> OffsetDateTime.parse(text).toInstant().toString();
      case Object other -> String.valueOf(other);
    };
  }

  private static String number(Object value) {
    return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
  }
}
