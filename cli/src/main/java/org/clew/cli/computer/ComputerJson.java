package org.clew.cli.computer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clew.registry.ComputerRegistry.Entry;

/** Computers as JSON. */
final class ComputerJson {
  private ComputerJson() {}

  /** Every field of the computer, then {@code built_in} and the parameters of its transport as {@code auth}. */
  static Map<String, Object> whole(Entry entry, boolean builtIn) {
    var json = new LinkedHashMap<>(entry.computer().plain());
    json.put("built_in", builtIn);
    json.put("auth", new TreeMap<>(entry.auth().parameters()));
    return json;
  }

  /** What a listing shows. */
  static Map<String, Object> row(Entry entry, boolean builtIn) {
    var json = new LinkedHashMap<String, Object>();
    var plain = entry.computer().plain();
    for (var key : new String[] {"label", "hostname", "description", "transport", "scheduler", "work_dir", "enabled"})
      json.put(key, plain.get(key));
    json.put("built_in", builtIn);
    return json;
  }
}
