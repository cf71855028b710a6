package org.clew.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** {@code --name value} pairs. */
public record Arguments(Map<String, String> values) {
  public static Arguments of(String[] args, int from) {
    var values = new HashMap<String, String>();
    for (int i = from; i < args.length; i++) {
      if (!args[i].startsWith("--")) throw new IllegalArgumentException("expected an option, got '" + args[i] + "'");
      var hasValue = i + 1 < args.length && !args[i + 1].startsWith("--");
      values.put(args[i].substring(2), hasValue ? args[++i] : "true");
    }
    return new Arguments(values);
  }

  public int number(String name, int otherwise) {
    return Integer.parseInt(values.getOrDefault(name, String.valueOf(otherwise)));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
