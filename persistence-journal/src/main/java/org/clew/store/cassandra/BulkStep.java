package org.clew.store.cassandra;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clew.store.Annotations;
import org.clew.store.Bulk;
import org.clew.store.Graph.NodeRow;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.PlainJson;

/** What an insertion or a removal does to one thing, as it is written down before any of it is done. */
sealed interface BulkStep {
  record Node(Bulk.Node node) implements BulkStep {}

  record Link(Bulk.Link link) implements BulkStep {}

  record Log(Bulk.LogLine line) implements BulkStep {}

  /**
   * @param revision of these extras
   * @param seen the revision whose place they take; null when there are none yet
   */
  record Extras(long pk, String json, UUID revision, UUID seen) implements BulkStep {}

  record Comment(Annotations.Comment comment) implements BulkStep {}

  record Member(UUID group, long pk) implements BulkStep {}

  record Caller(long process, long caller) implements BulkStep {}

  /** The events of an entity go, and this number and those below are taken. */
  record Fence(String pid, long sequenceNr) implements BulkStep {}

  /** A node goes, with all that belongs to it. */
  record Gone(long pk, UUID uuid, String label, Optional<Long> parent, String hash) implements BulkStep {}

  static byte[] encode(List<BulkStep> steps) {
    return PlainJson.write(steps.stream().map(BulkStep::fields).toList()).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Object> fields(BulkStep step) {
    return switch (step) {
      case Node(Bulk.Node(var row, var process)) -> {
        List<Object> fields = new ArrayList<>(Arrays.asList("node", row.pk(), row.uuid().toString(), row.nodeType(),
            row.processType(), row.label(),
            row.description(), row.content(), RowCodec.micros(row.ctime()), RowCodec.micros(row.mtime())));
        if (process != null) fields.addAll(Arrays.asList(process.kind(), process.processLabel(), process.state(),
            process.paused(),
            process.status(), process.exitStatus(), process.exitMessage(), process.exception(), process.parentPk(),
                process.jobState(),
            process.schedulerState(), process.cachedFrom(), process.sealed()));
        yield fields;
      }
      case Link(Bulk.Link(var source, var target, var type, var label)) -> Arrays.asList("link", source, target, type, label);
      case Log(Bulk.LogLine(var pk, var time, var sequence, var level, var logger, var message)) ->
          Arrays.asList("log", pk, RowCodec.micros(time), sequence, level, logger, message);
      case Extras(var pk, var json, var revision, var seen) -> Arrays.asList("extras", pk, json, revision.toString(), text(seen));
      case Comment(Annotations.Comment(var uuid, var pk, var author, var ctime, var mtime, var text)) ->
          Arrays.asList("comment", uuid.toString(), pk, author, RowCodec.micros(ctime), RowCodec.micros(mtime), text);
      case Member(var group, var pk) -> Arrays.asList("member", group.toString(), pk);
      case Caller(var process, var caller) -> Arrays.asList("caller", process, caller);
      case Fence(var pid, var number) -> Arrays.asList("fence", pid, number);
      case Gone(var pk, var uuid, var label, var parent, var hash) ->
          Arrays.asList("gone", pk, uuid.toString(), label, parent.orElse(null), hash);
    };
  }

  static List<BulkStep> decode(byte[] bytes) {
    List<BulkStep> steps = new ArrayList<>();
    for (Object fields : (List<?>) PlainJson.read(bytes)) steps.add(step((List<?>) fields));
    return steps;
  }

  private static BulkStep step(List<?> at) {
    return switch ((String) at.get(0)) {
      case "node" -> new Node(node(at));
      case "link" -> new Link(new Bulk.Link((Long) at.get(1), (Long) at.get(2), (String) at.get(3), (String) at.get(4)));
      case "log" -> new Log(new Bulk.LogLine((Long) at.get(1), RowCodec.instant(at.get(2)), number(at.get(3)), number(at.get(4)),
          (String) at.get(5), (String) at.get(6)));
      case "extras" -> new Extras((Long) at.get(1), (String) at.get(2), uuid(at.get(3)), uuid(at.get(4)));
      case "comment" -> new Comment(new Annotations.Comment(uuid(at.get(1)), (Long) at.get(2), (String) at.get(3),
          RowCodec.instant(at.get(4)),
          RowCodec.instant(at.get(5)), (String) at.get(6)));
      case "member" -> new Member(uuid(at.get(1)), (Long) at.get(2));
      case "caller" -> new Caller((Long) at.get(1), (Long) at.get(2));
      case "fence" -> new Fence((String) at.get(1), (Long) at.get(2));
      case "gone" -> new Gone((Long) at.get(1), uuid(at.get(2)), (String) at.get(3), Optional.ofNullable((Long) at.get(4)),
          (String) at.get(5));
      case String other -> throw new IllegalStateException("unknown kind of step: " + other);
    };
  }

  private static Bulk.Node node(List<?> at) {
    NodeRow row = new NodeRow((Long) at.get(1), uuid(at.get(2)), (String) at.get(3), (String) at.get(4), (String) at.get(5),
        (String) at.get(6),
        at.get(7), RowCodec.instant(at.get(8)), RowCodec.instant(at.get(9)));
    if (at.size() == 10) return new Bulk.Node(row, null);
    return new Bulk.Node(row, new ProcessRow(row.pk(), row.uuid(), (String) at.get(10), row.processType(), (String) at.get(11),
        row.label(),
        row.description(), (String) at.get(12), (Boolean) at.get(13), (String) at.get(14), number(at.get(15)),
            (String) at.get(16),
        (String) at.get(17), (Long) at.get(18), (String) at.get(19), (String) at.get(20), (String) at.get(21),
            (Boolean) at.get(22), row.ctime(),
        row.mtime()));
  }

  private static String text(UUID uuid) {
    return uuid == null ? null : uuid.toString();
  }

  private static UUID uuid(Object text) {
    return text == null ? null : UUID.fromString((String) text);
  }

  private static Integer number(Object plain) {
    return plain == null ? null : (Integer) Math.toIntExact((Long) plain);
  }
}
