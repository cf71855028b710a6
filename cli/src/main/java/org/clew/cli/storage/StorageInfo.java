package org.clew.cli.storage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.clew.cli.Shell;
import org.clew.cli.text.Table;
import org.clew.store.home.StorePlace;
import org.clew.store.home.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says where the store is and what it holds; in Cassandra every row is read for that. */
@Command
public final class StorageInfo implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--json", description = "Print one JSON value and nothing else.")
  boolean json;

  public StorageInfo(Shell shell) {
    this.shell = shell;
  }

  @Override public Integer call() {
    var place = StorePlace.of(shell.home());
    var facts = new LinkedHashMap<String, Object>();
    facts.put("kind", place.kind().durable());
    facts.put("place", place.text());
    count(place, facts);
    if (json) shell.json(facts);
    else print(facts);
    return 0;
  }

  private static void count(StorePlace place, Map<String, Object> facts) {
    try (var store = Stores.openPortable(place)) {
      var rows = new LinkedHashMap<String, Object>();
      store.counts().forEach((table, count) -> rows.put(table.durable(), count));
      facts.put("schema_version", store.schemaVersion());
      facts.put("bytes", store.bytes());
      facts.put("rows", rows);
    }
  }

  private void print(Map<String, Object> facts) {
    shell.out().printf("%s store %s%s%n", facts.get("kind"), facts.get("place"), facts.get("bytes") instanceof Long bytes
        ? String.format(Locale.ROOT, ", schema %s, %.1f MB", facts.get("schema_version"), bytes / 1e6) : "");
    var table = new Table("Rows", "Number");
    ((Map<?, ?>) facts.get("rows")).forEach((name, count) -> table.row(name, count));
    table.print(shell.out(), shell.columns());
  }
}
