package org.clew.store.cassandra;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clew.store.PlainJson;
import org.clew.store.Row;

/** Graph rows as bytes, for the time until they are written: a list of fields each, the kind of row first. */
final class RowCodec {
  private RowCodec() {}

  /** @throws IllegalArgumentException when a tree holds something that is not plain */
  static byte[] encode(List<Row> rows) {
    return PlainJson.write(rows.stream().map(RowCodec::fields).toList()).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Object> fields(Row row) {
    return switch (row) {
      case Row.DataNode(var pk, var uuid, var type, var plain, var label, var description, var ctime) ->
          Arrays.asList("data", pk, uuid.toString(), type, plain, label, micros(ctime), description);
      case Row.ProcessNode(var pk, var uuid, var kind, var type, var processLabel, var label, var description, var parent,
          var attributes, var state, var ctime) -> Arrays.asList("process", pk, uuid.toString(), kind, type, processLabel, label,
              description, parent.orElse(null), attributes, state, micros(ctime));
      case Row.Link(var source, var target, var type, var label) -> Arrays.asList("link", source, target, type, label);
      case Row.ProcessChange(var pk, var state, var paused, var status, var exitStatus, var exitMessage, var exception,
          var jobState, var schedulerState, var sealed, var attributes, var mtime) -> Arrays.asList("change", pk, state, paused,
              status, exitStatus, exitMessage, exception, jobState, schedulerState, sealed, attributes, micros(mtime));
      case Row.Log(var pk, var time, var level, var logger, var message, var sequence) ->
          Arrays.asList("log", pk, micros(time), level, logger, message, sequence);
    };
  }

  /** Rows as {@link #encode} got them, save that instants have microseconds. */
  static List<Row> decode(byte[] bytes) {
    return rows((List<?>) PlainJson.read(bytes));
  }

  static List<Row> rows(List<?> plain) {
    List<Row> rows = new ArrayList<>();
    for (Object fields : plain) rows.add(row((List<?>) fields));
    return rows;
  }

  private static Row row(List<?> at) {
    long pk = (Long) at.get(1);
    return switch ((String) at.get(0)) {
      case "data" -> new Row.DataNode(pk, UUID.fromString(text(at, 2)), text(at, 3), at.get(4), text(at, 5),
          at.size() > 7 ? text(at, 7) : "", instant(at.get(6)));
      case "process" -> new Row.ProcessNode(pk, UUID.fromString(text(at, 2)), text(at, 3), text(at, 4), text(at, 5), text(at, 6),
          text(at, 7), Optional.ofNullable((Long) at.get(8)), at.get(9), text(at, 10), instant(at.get(11)));
      case "link" -> new Row.Link(pk, (Long) at.get(2), text(at, 3), text(at, 4));
      case "change" -> new Row.ProcessChange(pk, text(at, 2), (Boolean) at.get(3), text(at, 4), number(at.get(5)), text(at, 6),
          text(at, 7), text(at, 8), text(at, 9), (Boolean) at.get(10), at.get(11), instant(at.get(12)));
      case "log" -> new Row.Log(pk, instant(at.get(2)), number(at.get(3)), text(at, 4), text(at, 5), number(at.get(6)));
      case String other -> throw new IllegalStateException("unknown kind of graph row: " + other);
    };
  }

  private static String text(List<?> fields, int index) {
    return (String) fields.get(index);
  }

  private static Integer number(Object plain) {
    return plain == null ? null : (Integer) ((Long) plain).intValue();
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(Object micros) {
    return Instant.EPOCH.plus((Long) micros, ChronoUnit.MICROS);
  }
}
