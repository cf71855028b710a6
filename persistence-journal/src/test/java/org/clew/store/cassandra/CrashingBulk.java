package org.clew.store.cassandra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.clew.store.Bulk;
import org.clew.store.Fixtures;
import org.clew.store.Graph.NodeRow;

/**
 * A JVM that ends at a moment of an insertion or a removal. Arguments: keyspace, moment, first pk, {@code insert} or {@code
 * remove}.
 */
final class CrashingBulk {
  static final int NODES = 1200;

  private CrashingBulk() {}

  public static void main(String[] args) {
    Moment last = Moment.valueOf(args[1]);
    CassandraSettings settings = Cassandra.settings(args[0]).withHeartbeat(Duration.ofSeconds(1));
    CassandraStore store = CassandraStore.open(settings, moment -> {
      if (moment == last) Runtime.getRuntime().halt(CrashingWriter.HALTED);
    });
    long pk = Long.parseLong(args[2]);
    if (args[3].equals("insert")) insert(store, pk);
    else store.bulk().remove(List.of(pk, pk + 1), Set.of(), List.of());
  }

  /** Data in a row, each linked to the next as no rule allows, but a store does not mind. */
  static void insert(CassandraStore store, long pk) {
    store.bulk().insert(sink -> {
      for (long i = pk; i < pk + NODES; i++) {
        sink.node(new Bulk.Node(new NodeRow(i, uuid(i), "data.int", null, "bulk" + i, "", i, Fixtures.NOON,
            Fixtures.NOON.plusSeconds(1)), null));
        if (i > pk) sink.link(new Bulk.Link(i - 1, i, "create", "next"));
      }
      sink.extras(pk, Map.of("k", 1L));
      sink.event(Fixtures.event("bulk|" + pk, 1));
    });
  }

  static UUID uuid(long pk) {
    return new UUID(0x018f_4e9a_0000_7000L, 0x8000_0000_0000_0000L | pk);
  }
}
