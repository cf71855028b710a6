package org.clew.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.store.AnnotationException;
import org.clew.store.ExtrasChange;
import org.clew.store.Groups;
import org.clew.store.PlainJson;

/** Groups; the unique key of label and type decides between two that want the same name. */
final class SqlGroups implements Groups {
  private static final String GROUP = "SELECT uuid, label, type, description, author, ctime, extras FROM node_group g";
  private static final String ORDER = " ORDER BY g.label, g.type";

  private final Reads reads;
  private final Writer writer;

  SqlGroups(Reads reads, Writer writer) {
    this.reads = reads;
    this.writer = writer;
  }

  @Override public CompletionStage<Boolean> create(Group group) {
    return writer.submit(Set.of(), session -> {
      Sql sql = session.now();
      byte[] uuid = Columns.bytes(group.uuid());
      if (exists(sql, uuid)) throw new AnnotationException("There is a group " + group.uuid() + " already.");
      session.changed();
      return sql.update(
          "INSERT INTO node_group (uuid, label, type, description, author, ctime, extras) VALUES (?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (label, type) DO NOTHING", uuid, group.label(), group.type(), group.description(), group.author(),
          Columns.micros(group.ctime()), PlainJson.write(ExtrasChange.apply(group.extras(), List.of()))) > 0;
    });
  }

  @Override public CompletionStage<Void> relabel(UUID uuid, String label) {
    return writer.submit(Set.of(), session -> {
      Sql sql = session.now();
      Group group = sql.first(GROUP + " WHERE g.uuid = ?", SqlGroups::group, Columns.bytes(uuid))
          .orElseThrow(() -> AnnotationException.noGroup(uuid));
      Group renamed = new Group(uuid, label, group.type(), group.description(), group.author(), group.ctime(), group.extras());
      UUID owner = sql.first("SELECT uuid FROM node_group WHERE label = ? AND type = ?", row -> Columns.uuid(row.getBytes(1)),
          renamed.label(), renamed.type()).orElse(uuid);
      if (!owner.equals(uuid)) throw AnnotationException.groupExists(label, group.type());
      session.changed();
      sql.update("UPDATE node_group SET label = ? WHERE uuid = ?", label, Columns.bytes(uuid));
      return null;
    });
  }

  @Override public CompletionStage<Void> describe(UUID uuid, String description) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      if (session.now().update("UPDATE node_group SET description = ? WHERE uuid = ?", description, Columns.bytes(uuid)) == 0) {
        throw AnnotationException.noGroup(uuid);
      }
      return null;
    });
  }

  @Override public CompletionStage<Map<String, Object>> changeExtras(UUID uuid, List<ExtrasChange> changes) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      Sql sql = session.now();
      lock(sql, uuid);
      Map<String, Object> before = sql.first("SELECT extras FROM node_group WHERE uuid = ?",
          row -> SqlAnnotations.object(row.getString(1)), Columns.bytes(uuid)).orElseThrow(() ->
              AnnotationException.noGroup(uuid));
      Map<String, Object> after = ExtrasChange.apply(before, changes);
      sql.update("UPDATE node_group SET extras = ? WHERE uuid = ?", PlainJson.write(after), Columns.bytes(uuid));
      return after;
    });
  }

  @Override public CompletionStage<Boolean> delete(UUID uuid) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      Sql sql = session.now();
      boolean there = sql.update("DELETE FROM node_group WHERE uuid = ?", Columns.bytes(uuid)) > 0;
      sql.update("DELETE FROM group_member WHERE node_group = ?", Columns.bytes(uuid));
      return there;
    });
  }

  @Override public CompletionStage<Integer> add(UUID uuid, Collection<Long> pks) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      Sql sql = session.now();
      lock(sql, uuid);
      return insert(sql, uuid, pks);
    });
  }

  @Override public CompletionStage<Integer> remove(UUID uuid, Collection<Long> pks) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      Sql sql = session.now();
      lock(sql, uuid);
      return delete(sql, uuid, pks);
    });
  }

  @Override public CompletionStage<Void> move(UUID from, UUID to, Collection<Long> pks) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      Sql sql = session.now();
      lock(sql, from);
      lock(sql, to);
      Set<Long> strangers = missing(sql, pks, "group_member WHERE node_group = ? AND pk", Columns.bytes(from));
      if (!strangers.isEmpty()) throw new AnnotationException("Not in the group: " + some(strangers) + ".");
      if (from.equals(to)) return null;
      insert(sql, to, pks);
      delete(sql, from, pks);
      return null;
    });
  }

  /** Nobody else changes the group before this transaction has ended. */
  private static void lock(Sql sql, UUID uuid) throws SQLException {
    if (sql.update("UPDATE node_group SET label = label WHERE uuid = ?", Columns.bytes(uuid)) == 0) {
      throw AnnotationException.noGroup(uuid);
    }
  }

  private static boolean exists(Sql sql, byte[] uuid) throws SQLException {
    return sql.first("SELECT 1 FROM node_group WHERE uuid = ?", _ -> true, uuid).orElse(false);
  }

  private static int insert(Sql sql, UUID uuid, Collection<Long> pks) throws SQLException {
    Set<Long> missing = missing(sql, pks, "node WHERE pk");
    if (!missing.isEmpty()) {
      throw new AnnotationException(missing.size() == 1 ? "There is no node " + some(missing) + "." : "There are no nodes "
          + some(missing) + ".");
    }
    int added = 0;
    for (List<Long> part : Chunks.of(pks)) {
      for (int count : sql.batch("INSERT INTO group_member (node_group, pk) VALUES (?, ?) ON CONFLICT DO NOTHING",
          part.stream().map(pk -> new Object[] {Columns.bytes(uuid), pk}).toList())) added += count;
    }
    return added;
  }

  private static int delete(Sql sql, UUID uuid, Collection<Long> pks) throws SQLException {
    int removed = 0;
    for (List<Long> part : Chunks.of(pks)) {
      for (int count : sql.batch("DELETE FROM group_member WHERE node_group = ? AND pk = ?",
          part.stream().map(pk -> new Object[] {Columns.bytes(uuid), pk}).toList())) removed += count;
    }
    return removed;
  }

  /** @param from table and condition, up to the pk */
  private static Set<Long> missing(Sql sql, Collection<Long> pks, String from, Object... arguments) throws SQLException {
    Set<Long> missing = new TreeSet<>(pks);
    for (List<Long> part : Chunks.of(pks)) {
      Object[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(arguments), part.stream()).toArray();
      missing.removeAll(sql.list("SELECT pk FROM " + from + " IN " + Chunks.marks(part), row -> row.getLong(1), all));
    }
    return missing;
  }

  private static String some(Set<Long> pks) {
    return String.join(", ", pks.stream().limit(10).map(String::valueOf).toList()) + (pks.size() > 10 ? " and others" : "");
  }

  @Override public List<Group> all() {
    return reads.read(sql -> sql.list(GROUP + ORDER, SqlGroups::group));
  }

  @Override public Optional<Group> group(UUID uuid) {
    return reads.read(sql -> sql.first(GROUP + " WHERE g.uuid = ?", SqlGroups::group, Columns.bytes(uuid)));
  }

  @Override public Optional<Group> group(String label, String type) {
    return reads.read(sql -> sql.first(GROUP + " WHERE g.label = ? AND g.type = ?", SqlGroups::group, label, type));
  }

  @Override public List<Group> of(long pk) {
    return reads.read(sql -> sql.list(GROUP + " JOIN group_member m ON m.node_group = g.uuid WHERE m.pk = ?" + ORDER,
        SqlGroups::group,
        pk));
  }

  @Override public long size(UUID uuid) {
    return reads.read(sql -> sql.number(0, "SELECT count(*) FROM group_member WHERE node_group = ?", Columns.bytes(uuid)));
  }

  @Override public List<Long> members(UUID uuid, long afterPk, int limit) {
    return reads.read(sql -> sql.list("SELECT pk FROM group_member WHERE node_group = ? AND pk > ? ORDER BY pk LIMIT ?",
        row -> row.getLong(1), Columns.bytes(uuid), afterPk, limit));
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(Columns.uuid(row.getBytes(1)), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
        Columns.instant(row.getLong(6)), SqlAnnotations.object(row.getString(7)));
  }
}
