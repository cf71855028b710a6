package org.clew.cli.computer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clew.jobslist.JobsListView;
import org.clew.registry.ComputerRegistry;
import org.clew.registry.ComputerRegistry.Entry;
import org.clew.store.Store;

/** Computers as JSON. */
final class ComputerJson {
  private ComputerJson() {}

  /**
   * Every field of the computer, then {@code built_in}, why engines hold back from it as {@code trouble} and
   * {@code trouble_since}, and the parameters of its transport as {@code auth}.
   */
  static Map<String, Object> whole(Entry entry, ComputerRegistry registry, Store store) {
    var json = new LinkedHashMap<>(entry.computer().plain());
    putState(json, entry.computer().label(), registry, store);
    json.put("auth", new TreeMap<>(entry.auth().parameters()));
    return json;
  }

  /** What a listing shows. */
  static Map<String, Object> row(Entry entry, ComputerRegistry registry, Store store) {
    var json = new LinkedHashMap<String, Object>();
    var plain = entry.computer().plain();
    for (var key : new String[] {"label", "hostname", "description", "transport", "scheduler", "work_dir", "enabled"})
      json.put(key, plain.get(key));
    putState(json, entry.computer().label(), registry, store);
    return json;
  }

  private static void putState(Map<String, Object> json, String label, ComputerRegistry registry, Store store) {
    json.put("built_in", registry.isBuiltIn(label));
    var suffering = JobsListView.trouble(store, label);
    json.put("trouble", suffering.map(found -> found.trouble().reason()).orElse(null));
    json.put("trouble_since", suffering.map(found -> found.since().toString()).orElse(null));
  }
}
