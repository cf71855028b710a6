package org.clew.store.cassandra;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.store.Graph.ProcessRow;
import org.clew.store.PlainJson;
import org.clew.store.Table;

/**
 * Takes rows of other stores into an empty one. All of them carry the smallest time stamp, so that whatever is written later
 * stands. Ids
 * of entities are held in memory until the store is closed.
 */
final class TableWrites {
  private static final int WIDTH = 128;
  private static final long BIRTH = GraphWrites.BIRTH;

  private final Cql cql;
  private final Map<Long, String> entities = new HashMap<>();

  TableWrites(Cql cql) {
    this.cql = cql;
  }

  void append(Table table, List<Object[]> rows) {
    if (table == Table.ENTITY) for (Object[] row : rows) entities.put((Long) row[0], (String) row[1]);
    cql.await(table == Table.EVENT ? events(rows) : Stages.each(rows, WIDTH, row -> write(table, row)).thenApply(_ -> null));
  }

  private CompletionStage<Void> write(Table table, Object[] row) {
    return switch (table) {
      case ENTITY -> cql.write(BIRTH, "INSERT INTO entity (bucket, pid) VALUES (?, ?)", Buckets.shard((String) row[1]), row[1]);
      case EVENT -> throw new IllegalArgumentException("events are written entity by entity");
      case SNAPSHOT -> cql.write(BIRTH,
          "INSERT INTO snapshot (pid, seq, time, serializer, manifest, payload) VALUES (?, ?, ?, ?, ?, ?)",
          pid(row), row[1], row[2], number(row[3]), row[4], ByteBuffer.wrap((byte[]) row[5]));
      case CHECKPOINT_TAG -> cql.write(BIRTH, "INSERT INTO tag (pid, tag, seq, at) VALUES (?, ?, ?, ?)", pid(row), row[1], row[2],
          row[3]);
      case NODE -> node(row);
      case PROCESS -> process(row);
      case CALCULATION -> cql.write(BIRTH, "INSERT INTO calculation (hash, pk) VALUES (?, ?)", HexFormat.of()
          .formatHex((byte[]) row[0]), row[1]);
      case LINK -> all(List.of(
          new Cql.Call("INSERT INTO link_in (target, source, type, label) VALUES (?, ?, ?, ?)", row),
          new Cql.Call("INSERT INTO link_out (target, source, type, label) VALUES (?, ?, ?, ?)", row)));
      case LOG -> cql.write(BIRTH, "INSERT INTO log (pk, time, sequence, level, logger, message) VALUES (?, ?, ?, ?, ?, ?)",
          row[0], row[1],
          number(row[2]), number(row[3]), row[4], row[5]);
      case EXTRAS -> cql.write(BIRTH, "INSERT INTO extras (pk, content, revision) VALUES (?, ?, ?)", row[0], row[1],
          UUID.randomUUID());
      case NODE_COMMENT -> all(List.of(new Cql.Call("INSERT INTO comment_uuid (uuid, pk) VALUES (?, ?)", uuid(row[0]), row[1]),
          new Cql.Call("INSERT INTO node_comment (uuid, pk, author, ctime, mtime, text) VALUES (?, ?, ?, ?, ?, ?)", uuid(row[0]),
              row[1], row[2],
              row[3], row[4], row[5])));
      case NODE_GROUP -> cql.write(BIRTH,
          "INSERT INTO node_group (one, uuid, label, type, description, author, ctime, extras, revision)"
          + " VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?)", uuid(row[0]), row[1], row[2], row[3], row[4], row[5], row[6],
              UUID.randomUUID());
      case GROUP_MEMBER -> all(List.of(new Cql.Call("INSERT INTO member_of (node_group, pk) VALUES (?, ?)", uuid(row[0]), row[1]),
          new Cql.Call("INSERT INTO group_member (node_group, pk) VALUES (?, ?)", uuid(row[0]), row[1])));
    };
  }

  private CompletionStage<Void> all(List<Cql.Call> calls) {
    return Stages.each(calls, calls.size(), call -> cql.write(BIRTH, call.cql(), call.values())).thenApply(_ -> null);
  }

  /** Events first, then the numbers that make them count; these carry themselves as time stamps, so that the greatest stands. */
  private CompletionStage<Void> events(List<Object[]> rows) {
    Map<String, List<Object[]>> byEntity = new LinkedHashMap<>();
    for (Object[] row : rows) byEntity.computeIfAbsent(pid(row), _ -> new ArrayList<>()).add(row);
    return Stages.each(rows, WIDTH, this::event).thenCompose(_ -> Stages.each(List.copyOf(byEntity.entrySet()), WIDTH, entity ->
        counted(entity.getKey(), entity.getValue()))).thenApply(_ -> null);
  }

  private CompletionStage<Void> event(Object[] row) {
    Object payload = row[6] == null ? Cql.UNSET : ByteBuffer.wrap((byte[]) row[6]);
    return cql.write(BIRTH,
        "INSERT INTO journal (pid, seq, serializer, time, writer, manifest, payload) VALUES (?, ?, ?, ?, ?, ?, ?)", pid(row),
        row[1], number(row[2]), row[3], row[4] == null ? Cql.UNSET : row[4], row[5], payload);
  }

  private CompletionStage<Void> counted(String pid, List<Object[]> rows) {
    long highest = rows.stream().mapToLong(row -> (Long) row[1]).max().orElseThrow();
    long deleted = rows.stream().filter(row -> row[6] == null).mapToLong(row -> (Long) row[1]).max().orElse(0);
    return cql.write(highest, "UPDATE journal SET highest = ? WHERE pid = ?", highest, pid)
        .thenCompose(_ -> deleted == 0 ? Stages.done(null) : cql.write(deleted, "UPDATE journal SET deleted = ? WHERE pid = ?",
            deleted, pid))
        .thenCompose(_ -> cql.write(BIRTH, "INSERT INTO entity (bucket, pid, born) VALUES (?, ?, true)", Buckets.shard(pid),
            pid));
  }

  private CompletionStage<Void> node(Object[] row) {
    UUID uuid = uuid(row[1]);
    boolean process = NodeReads.isProcess((String) row[2]);
    List<Cql.Call> calls = new ArrayList<>();
    calls.add(new Cql.Call("INSERT INTO node (pk, uuid, node_type, label, description, ctime, mtime, content, attributes)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row[0], uuid, row[2], row[3], row[4], row[5], row[6], process ? Cql.UNSET
            : row[7],
        process ? GraphWrites.json(PlainJson.read((String) row[7])) : Cql.UNSET));
    calls.add(new Cql.Call("INSERT INTO node_uuid (head, shard, uuid, pk) VALUES (?, ?, ?, ?)", Buckets.head(uuid),
        Buckets.shard(uuid),
        Buckets.hex(uuid), row[0]));
    if (!"".equals(row[3])) calls.add(new Cql.Call("INSERT INTO node_label (label, pk) VALUES (?, ?)", row[3], row[0]));
    return all(calls);
  }

  /** The row of a process repeats what its node says; nodes come first. */
  private CompletionStage<Void> process(Object[] row) {
    long pk = (Long) row[0];
    return cql.first("SELECT uuid, label, description FROM node WHERE pk = ?", pk).thenCompose(node -> {
      List<Cql.Call> calls =
          new ArrayList<>(WholeProcess.calls(new ProcessRow(pk, node.getUuid(0), (String) row[1], (String) row[2],
          (String) row[3], node.getString(1), node.getString(2), (String) row[7], row[8].equals(1L), (String) row[10],
          row[11] == null ? null : number(row[11]), (String) row[12], (String) row[13], (Long) row[4], (String) row[14],
          (String) row[15], (String) row[16], row[9].equals(1L), RowCodec.instant(row[5]), RowCodec.instant(row[6]))));
      calls.add(new Cql.Call("UPDATE node SET process_type = ? WHERE pk = ?", row[2], pk));
      return all(calls);
    });
  }

  private String pid(Object[] row) {
    String pid = entities.get(row[0]);
    if (pid == null) throw new IllegalArgumentException("entity " + row[0] + " has not come yet");
    return pid;
  }

  private static Integer number(Object value) {
    return Math.toIntExact((Long) value);
  }

  private static UUID uuid(Object value) {
    ByteBuffer bytes = ByteBuffer.wrap((byte[]) value);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
