package org.clew.store.cassandra;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Fixtures;
import org.clew.store.Row;

/**
 * A JVM that is born to end in the middle of a write. Arguments: keyspace, the moment at which it halts, pk of the first process,
 * entities of the batch; each entity gets an event and its process node.
 */
final class CrashingWriter {
  static final int HALTED = 9;

  private CrashingWriter() {}

  public static void main(String[] args) {
    Moment last = Moment.valueOf(args[1]);
    CassandraSettings settings = Cassandra.settings(args[0]).withHeartbeat(Duration.ofSeconds(1));
    try (CassandraStore store = CassandraStore.open(settings, moment -> {
      if (moment == last) Runtime.getRuntime().halt(HALTED);
    })) {
      List<EventRow> events = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      for (int i = 3; i < args.length; i++) {
        events.add(Fixtures.event(args[i], 1));
        rows.add(Fixtures.process(Long.parseLong(args[2]) + i - 3, "Crash", "created", null));
      }
      Fixtures.await(store.write(new Batch(events, rows)));
    }
  }
}
