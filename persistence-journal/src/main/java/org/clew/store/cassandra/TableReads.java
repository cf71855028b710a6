package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.clew.store.PlainJson;
import org.clew.store.Table;

/**
 * Tables as a whole, as other stores have them, read from one end of the ring to the other. Entities are numbered in the order of
 * their
 * ids, for which all ids are held in memory while they are carried.
 */
final class TableReads {
  private static final int PAGE = 1000;
  private static final int LARGE_ROWS = 100;

  private final Cql cql;
  private Map<String, Long> numbers = Map.of();

  TableReads(Cql cql) {
    this.cql = cql;
  }

  /** Without reading what is long. */
  long count(Table table) {
    long[] number = {0};
    switch (table) {
      case EVENT -> events(new EventScan("SELECT pid, seq, deleted FROM journal", PAGE), (_, _, _) -> number[0]++);
      case SNAPSHOT -> cql.scan(PAGE, _ -> number[0]++, "SELECT pid, seq FROM snapshot");
      case NODE -> cql.scan(PAGE, row -> number[0] += row.isNull(1) ? 0 : 1, "SELECT pk, uuid FROM node");
      case ENTITY, CHECKPOINT_TAG, PROCESS, CALCULATION, LINK, LOG, EXTRAS, NODE_COMMENT, NODE_GROUP, GROUP_MEMBER ->
          each(table, _ -> number[0]++);
    }
    return number[0];
  }

  void rows(Table table, int lot, Consumer<List<Object[]>> told) {
    List<Object[]> rows = new ArrayList<>();
    each(table, row -> {
      if (row[0] == null) return;
      rows.add(row);
      if (rows.size() < lot) return;
      told.accept(List.copyOf(rows));
      rows.clear();
    });
    if (!rows.isEmpty()) told.accept(List.copyOf(rows));
  }

  private void each(Table table, Consumer<Object[]> told) {
    switch (table) {
      case ENTITY -> entities(told);
      case EVENT -> events(new EventScan("SELECT pid, seq, deleted, serializer, time, writer, manifest, payload FROM journal",
          LARGE_ROWS),
          (pid, number, row) -> told.accept(event(pid, number, row)));
      case SNAPSHOT -> cql.scan(LARGE_ROWS, row -> told.accept(new Object[] {entity(row.getString(0)), row.getLong(1),
          row.getLong(2),
          (long) row.getInt(3), row.getString(4), Bytes.getArray(row.getByteBuffer(5))}),
          "SELECT pid, seq, time, serializer, manifest, payload FROM snapshot");
      case CHECKPOINT_TAG -> cql.scan(PAGE, row -> told.accept(new Object[] {entity(row.getString(0)), row.getString(1),
          row.getLong(2),
          row.getLong(3)}), "SELECT pid, tag, seq, at FROM tag");
      case NODE -> cql.scan(PAGE, row -> node(row, told),
          "SELECT pk, uuid, node_type, label, description, ctime, mtime, content, attributes FROM node");
      case PROCESS -> cql.scan(PAGE, row -> process(row, told),
          "SELECT pk, uuid, kind, process_type, process_label, parent_pk, ctime, mtime,"
          + " state, paused, sealed, status, exit_status, exit_message, exception, job_state, scheduler_state, cached_from FROM process");
      case CALCULATION -> cql.scan(PAGE, row -> told.accept(new Object[] {HexFormat.of().parseHex(row.getString(0)),
          row.getLong(1)}),
          "SELECT hash, pk FROM calculation");
      case LINK -> cql.scan(PAGE, row -> told.accept(new Object[] {row.getLong(0), row.getLong(1), row.getString(2),
          row.getString(3)}),
          "SELECT target, source, type, label FROM link_in");
      case LOG -> cql.scan(PAGE, row -> told.accept(new Object[] {row.getLong(0), row.getLong(1), (long) row.getInt(2),
          (long) row.getInt(3),
          row.getString(4), row.getString(5)}), "SELECT pk, time, sequence, level, logger, message FROM log");
      case EXTRAS -> cql.scan(PAGE, row -> {
        if (!row.isNull(1)) told.accept(new Object[] {row.getLong(0), row.getString(1)});
      }, "SELECT pk, content FROM extras");
      case NODE_COMMENT -> cql.scan(PAGE, row -> told.accept(new Object[] {bytes(row.getUuid(0)), row.getLong(1),
          row.getString(2),
          row.getLong(3), row.getLong(4), row.getString(5)}), "SELECT uuid, pk, author, ctime, mtime, text FROM node_comment");
      case NODE_GROUP -> cql.scan(PAGE, row -> told.accept(new Object[] {bytes(row.getUuid(0)), row.getString(1),
          row.getString(2),
          row.getString(3), row.getString(4), row.getLong(5), row.getString(6)}),
          "SELECT uuid, label, type, description, author, ctime, extras FROM node_group WHERE one = 0");
      case GROUP_MEMBER -> cql.scan(PAGE, row -> told.accept(new Object[] {bytes(row.getUuid(0)), row.getLong(1)}),
          "SELECT node_group, pk FROM group_member");
    }
  }

  /** Those with events, snapshots or tags; for a while also one that was to be born and never was. */
  private void entities(Consumer<Object[]> told) {
    TreeSet<String> pids = new TreeSet<>();
    for (String from : List.of("SELECT pid FROM entity", "SELECT DISTINCT pid FROM snapshot", "SELECT DISTINCT pid FROM tag")) {
      cql.scan(PAGE, row -> pids.add(row.getString(0)), from);
    }
    Map<String, Long> fresh = new HashMap<>();
    pids.forEach(pid -> fresh.put(pid, fresh.size() + 1L));
    numbers = fresh;
    pids.forEach(pid -> told.accept(new Object[] {fresh.get(pid), pid}));
  }

  /** Null for one that came after they got their numbers. */
  private Long entity(String pid) {
    if (numbers.isEmpty()) entities(_ -> { });
    return numbers.get(pid);
  }

  /** @param page rows asked for at a time */
  private record EventScan(String cql, int page) {}

  /** Takes an event; the row is null when the event was deleted and nothing is left of it. */
  @FunctionalInterface
  private interface EventSink {
    void event(String pid, long sequenceNr, Row row);
  }

  /** The entity that is being read, whose rows come one after the other. */
  private static final class Reading {
    private String pid;
  }

  /**
   * Numbers of deleted events are told of, too: elsewhere they refuse a stale writer. Where some of these have come from another
   * store
   * as rows without payload, those are all there were.
   */
  private void events(EventScan scan, EventSink told) {
    Reading reading = new Reading();
    cql.scan(scan.page(), row -> {
      String pid = row.getString("pid");
      long first = row.isNull("seq") ? Long.MAX_VALUE : row.getLong("seq");
      if (!pid.equals(reading.pid)) {
        long gone = Math.min(Appends.number(row, "deleted"), first - 1);
        for (long number = 1; number <= gone; number++) told.event(pid, number, null);
      }
      reading.pid = pid;
      if (first != Long.MAX_VALUE) told.event(pid, first, row);
    }, scan.cql());
  }

  private Object[] event(String pid, long number, Row row) {
    if (row == null) return new Object[] {entity(pid), number, 0L, 0L, null, "", null};
    boolean there = !row.isNull("payload") && number > Appends.number(row, "deleted");
    return new Object[] {entity(pid), number, (long) row.getInt("serializer"), row.getLong("time"), row.getString("writer"),
        there ? row.getString("manifest") : "", there ? Bytes.getArray(row.getByteBuffer("payload")) : null};
  }

  private static void node(Row row, Consumer<Object[]> told) {
    if (row.isNull("uuid")) return;
    String type = row.getString("node_type");
    String content = NodeReads.isProcess(type) ? PlainJson.write(NodeReads.attributes(row)) : row.getString("content");
    told.accept(new Object[] {row.getLong("pk"), bytes(row.getUuid("uuid")), type, row.getString("label"),
        row.getString("description"),
        row.getLong("ctime"), row.isNull("mtime") ? row.getLong("ctime") : row.getLong("mtime"), content});
  }

  private static void process(Row row, Consumer<Object[]> told) {
    if (row.isNull("uuid")) return;
    told.accept(new Object[] {row.getLong("pk"), row.getString("kind"), row.getString("process_type"),
        row.getString("process_label"),
        row.isNull("parent_pk") ? null : (Object) row.getLong("parent_pk"), row.getLong("ctime"), row.getLong("mtime"),
            row.getString("state"),
        row.getBoolean("paused") ? 1L : 0L, row.getBoolean("sealed") ? 1L : 0L, row.getString("status"),
        row.isNull("exit_status") ? null : (Object) (long) row.getInt("exit_status"), row.getString("exit_message"),
            row.getString("exception"),
        row.getString("job_state"), row.getString("scheduler_state"), row.getString("cached_from")});
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).array();
  }
}
