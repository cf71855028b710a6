package org.clew.store.move;

import java.nio.file.Path;
import java.util.Optional;
import org.clew.store.Table;
import org.clew.store.cassandra.CassandraPlace;
import org.clew.store.sqlite.SqliteStore;

/** A JVM that moves the store of a home into Cassandra and ends at once when nodes have been copied. */
final class MovingChild {
  static final int HALTED = 17;

  private MovingChild() {}

  static CassandraPlace place(String url) {
    return new CassandraPlace(url, "datacenter1", 1, Optional.empty(), Optional.empty());
  }

  public static void main(String[] args) {
    try (var from = SqliteStore.open(Path.of(args[0])); var to = place(args[1]).open()) {
      Move.copy(from, to, (table, _, _) -> {
        if (table == Table.NODE) Runtime.getRuntime().halt(HALTED);
      });
    }
  }
}
