package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.clew.store.Calculations;
import org.clew.store.PlainJson;
import org.clew.store.Row;
import org.clew.store.Sealed;

/**
 * Writes rows of the provenance graph; the same rows again change nothing, also after later ones.
 *
 * <p>That rests on time stamps which no clock makes: what is born has stamp 1, and a change has one made of the sequence number
 * of the event it belongs to. Nodes, links and logs are written before rows of processes, so whoever sees a state sees what led
 * to it.
 */
final class GraphWrites {
  static final long BIRTH = 1;
  /** Half of a hash. */
  private static final int DIGITS = 32;
  private static final int CHANGES_PER_EVENT = 20;
  private static final String CACHED_FROM = "cached_from";
  private static final String NODE = "INSERT INTO node (pk, uuid, node_type, process_type, label, description, ctime, content,"
      + " attributes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String PROCESS = "INSERT INTO process (bucket, pk, uuid, kind, process_type, process_label, label,"
      + " description, parent_pk, ctime, cached_from, state, mtime) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String CHANGE = "UPDATE process SET mtime = ?, state = ?, paused = ?, status = ?, exit_status = ?,"
      + " failed = ?, exit_message = ?, exception = ?, job_state = ?, scheduler_state = ?, sealed = ?, cached_from = ?"
      + " WHERE bucket = ? AND pk = ?";

  private record Put(long stamp, String cql, Object... values) {}

  /** Two waves; the second starts when all of the first is written. */
  private record Waves(List<Put> first, List<Put> second) {
    Waves() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final Cql cql;
  private final Set<Long> buckets = ConcurrentHashMap.newKeySet();

  GraphWrites(Cql cql) {
    this.cql = cql;
  }

  /** The stamp of changes that come with a batch whose first event has this number. */
  static long stamp(long sequenceNr) {
    return sequenceNr << CHANGES_PER_EVENT;
  }

  /**
   * The rows without changes of sealed processes, except what may be noted on them. Changes that come with events need no such
   * look: after its end a process has none.
   */
  CompletionStage<List<Row>> open(List<Row> rows) {
    List<Long> pks = changed(rows);
    if (pks.isEmpty()) return Stages.done(rows);
    return Stages.each(pks, 32, pk -> cql.first("SELECT sealed FROM process WHERE bucket = ? AND pk = ?", Buckets.of(pk), pk))
        .thenApply(found -> {
      Set<Long> sealed = new HashSet<>();
      for (int i = 0; i < pks.size(); i++)
        if (found.get(i) != null && !found.get(i).isNull(0) && found.get(i).getBoolean(0)) sealed.add(pks.get(i));
      return rows.stream().flatMap(row -> row instanceof Row.ProcessChange change && sealed.contains(change.pk()) ? later(change)
          : Stream.of(row))
          .toList();
    });
  }

  private static Stream<Row> later(Row.ProcessChange change) {
    Object kept = Sealed.kept(change.attributes());
    return kept == null ? Stream.of()
        : Stream.of(new Row.ProcessChange(change.pk(), null, null, null, null, null, null, null, null, null, kept,
        change.mtime()));
  }

  private static List<Long> changed(List<Row> rows) {
    return rows.stream().mapMulti((Row row, Consumer<Long> out) -> {
      if (row instanceof Row.ProcessChange change) out.accept(change.pk());
    }).distinct().toList();
  }

  /** Stamps that are greater than those of what the processes of these rows are now, by pk. */
  CompletionStage<Map<Long, Long>> nextStamps(List<Row> rows) {
    List<Long> pks = changed(rows);
    return Stages.each(pks, 32, pk -> cql.first("SELECT writetime(mtime) FROM process WHERE bucket = ? AND pk = ?",
        Buckets.of(pk), pk)).thenApply(found -> {
          Map<Long, Long> stamps = new HashMap<>();
          for (int i = 0; i < pks.size(); i++) {
            boolean known = found.get(i) != null && !found.get(i).isNull(0);
            stamps.put(pks.get(i), 1 + (known ? found.get(i).getLong(0) : BIRTH));
          }
          return stamps;
        });
  }

  /** @param stamps of the first change of a process in these rows, by its pk */
  CompletionStage<Void> write(List<Row> rows, LongUnaryOperator stamps) {
    Waves waves = new Waves();
    int position = 0;
    for (Row row : rows) add(waves, row, stamps, position++);
    return put(waves.first()).thenCompose(_ -> put(waves.second()));
  }

  private CompletionStage<Void> put(List<Put> puts) {
    return Stages.each(puts, 64, put -> cql.write(put.stamp(), put.cql(), put.values())).thenApply(_ -> null);
  }

  private void add(Waves waves, Row row, LongUnaryOperator stamps, int position) {
    switch (row) {
      case Row.DataNode(var pk, var uuid, var type, var plain, var label, var description, var ctime) -> {
        node(waves, pk, uuid, label, new Put(BIRTH, NODE, pk, uuid, type, Cql.UNSET, orEmpty(label), orEmpty(description),
            RowCodec.micros(ctime), PlainJson.write(plain), Cql.UNSET));
      }
      case Row.ProcessNode node -> process(waves, node);
      case Row.Link(var source, var target, var type, var label) -> {
        waves.first().add(new Put(BIRTH, "INSERT INTO link_in (target, source, type, label) VALUES (?, ?, ?, ?)", target, source,
            type, label));
        waves.first().add(new Put(BIRTH, "INSERT INTO link_out (source, target, type, label) VALUES (?, ?, ?, ?)", source, target,
            type, label));
      }
      case Row.Log(var pk, var time, var level, var logger, var message, var sequence) -> waves.first().add(new Put(BIRTH,
          "INSERT INTO log (pk, time, sequence, level, logger, message) VALUES (?, ?, ?, ?, ?, ?)", pk, RowCodec.micros(time),
          sequence, level, logger, message));
      case Row.ProcessChange change -> change(waves, change, stamps.applyAsLong(change.pk()) + position);
    }
  }

  private void node(Waves waves, long pk, java.util.UUID uuid, String label, Put node) {
    waves.first().add(node);
    waves.first().add(new Put(BIRTH, "INSERT INTO node_uuid (head, shard, uuid, pk) VALUES (?, ?, ?, ?)",
        Buckets.head(uuid), Buckets.shard(uuid), Buckets.hex(uuid), pk));
    if (label != null && !label.isEmpty()) {
      waves.first().add(new Put(BIRTH, "INSERT INTO node_label (label, pk) VALUES (?, ?)", label, pk));
    }
  }

  private void process(Waves waves, Row.ProcessNode node) {
    long bucket = Buckets.of(node.pk());
    long ctime = RowCodec.micros(node.ctime());
    node(waves, node.pk(), node.uuid(), node.label(), new Put(BIRTH, NODE, node.pk(), node.uuid(), "process." + node.kind(),
        node.processType(), orEmpty(node.label()), orEmpty(node.description()), ctime, Cql.UNSET, json(node.attributes())));
    node.parentPk().ifPresent(parent ->
        waves.first().add(new Put(BIRTH, "INSERT INTO child (parent, pk) VALUES (?, ?)", parent, node.pk())));
    if (buckets.add(bucket)) {
      waves.first().add(new Put(BIRTH, "INSERT INTO process_bucket (one, bucket) VALUES (0, ?)", bucket));
    }
    calculation(waves, node.pk(), node.attributes());
    waves.second().add(new Put(BIRTH, PROCESS, bucket, node.pk(), node.uuid(), node.kind(), node.processType(),
        orEmpty(node.processLabel()), orEmpty(node.label()), orEmpty(node.description()), orUnset(node.parentPk().orElse(null)),
        ctime, orUnset(cachedFrom(node.attributes())), node.state(), ctime));
  }

  private static void change(Waves waves, Row.ProcessChange change, long stamp) {
    if (change.attributes() != null) {
      calculation(waves, change.pk(), change.attributes());
      waves.first().add(new Put(stamp, "UPDATE node SET attributes = attributes + ? WHERE pk = ?", json(change.attributes()),
          change.pk()));
    }
    waves.second().add(new Put(stamp, CHANGE, RowCodec.micros(change.mtime()), text(change.state()), orUnset(change.paused()),
        text(change.status()), orUnset(change.exitStatus()), change.exitStatus() == null ? Cql.UNSET : change.exitStatus() > 0,
        text(change.exitMessage()), text(change.exception()), text(change.jobState()), text(change.schedulerState()),
        orUnset(change.sealed()), orUnset(cachedFrom(change.attributes())), Buckets.of(change.pk()), change.pk()));
  }

  private static void calculation(Waves waves, long pk, Object attributes) {
    if (attributes instanceof Map<?, ?> map && map.get(Calculations.HASH) instanceof String hash && hash.length() >= DIGITS) {
      waves.first().add(new Put(BIRTH, "INSERT INTO calculation (hash, pk) VALUES (?, ?)", half(hash), pk));
    }
  }

  /** What calculations are found by. */
  static String half(String hash) {
    return hash.substring(0, DIGITS);
  }

  static Map<String, String> json(Object attributes) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (attributes instanceof Map<?, ?> map) map.forEach((name, value) -> columns.put((String) name, PlainJson.write(value)));
    return columns;
  }

  private static Object cachedFrom(Object attributes) {
    return attributes instanceof Map<?, ?> map && map.get(CACHED_FROM) instanceof String uuid ? uuid : null;
  }

  private static Object orUnset(Object value) {
    return value == null ? Cql.UNSET : value;
  }

  /** The empty text clears the column. */
  private static Object text(String value) {
    return value == null ? Cql.UNSET : value.isEmpty() ? null : value;
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
