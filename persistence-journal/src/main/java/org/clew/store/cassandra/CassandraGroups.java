package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.clew.store.AnnotationException;
import org.clew.store.ExtrasChange;
import org.clew.store.Groups;
import org.clew.store.PlainJson;

/**
 * Groups, in one partition by label and type. Members are written one by one: a move that is cut short has nodes in both groups,
 * never in none.
 */
final class CassandraGroups implements Groups {
  private static final int WIDTH = 32;
  private static final String ALL = "SELECT uuid, label, type, description, author, ctime, extras, revision FROM node_group"
      + " WHERE one = 0";
  private static final String INSERT =
      "INSERT INTO node_group (one, label, type, uuid, description, author, ctime, extras, revision)"
      + " VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS";

  /** A group with the mark of its last change. */
  private record Kept(Group group, UUID revision) {}

  private final Cql cql;
  private final Writes writes;
  private final Revised revised;

  CassandraGroups(Cql cql, Writes writes) {
    this.cql = cql;
    this.writes = writes;
    this.revised = new Revised(cql);
  }

  @Override public CompletionStage<Boolean> create(Group group) {
    ExtrasChange.apply(group.extras(), List.of());
    return writes.annotation(group.uuid(), () -> revised.change(revision -> kept().thenApply(all -> {
      Optional<Kept> mine = all.stream().filter(kept -> kept.group().uuid().equals(group.uuid())).findFirst();
      if (mine.isPresent() && mine.get().revision().equals(revision)) return new Revised.Try<>(null, true);
      if (mine.isPresent()) throw new AnnotationException("There is a group " + group.uuid() + " already.");
      if (taken(all, group)) return new Revised.Try<>(null, false);
      return new Revised.Try<>(cql.conditional(insert(group, revision).cql(), insert(group, revision).values()), true);
    })));
  }

  private static boolean taken(List<Kept> all, Group group) {
    return all.stream().map(Kept::group).anyMatch(other -> !other.uuid().equals(group.uuid()) && other.label()
        .equals(group.label())
        && other.type().equals(group.type()));
  }

  private static Cql.Call insert(Group group, UUID revision) {
    return new Cql.Call(INSERT, group.label(), group.type(), group.uuid(), group.description(), group.author(),
        RowCodec.micros(group.ctime()), PlainJson.write(group.extras()), revision);
  }

  @Override public CompletionStage<Void> relabel(UUID uuid, String label) {
    return update(uuid, was -> new Group(uuid, label, was.type(), was.description(), was.author(), was.ctime(), was.extras()))
        .thenApply(_ -> null);
  }

  @Override public CompletionStage<Void> describe(UUID uuid, String description) {
    return update(uuid, was -> new Group(uuid, was.label(), was.type(), description, was.author(), was.ctime(), was.extras()))
        .thenApply(_ -> null);
  }

  @Override public CompletionStage<Map<String, Object>> changeExtras(UUID uuid, List<ExtrasChange> changes) {
    return update(uuid, was -> new Group(uuid, was.label(), was.type(), was.description(), was.author(), was.ctime(),
        ExtrasChange.apply(was.extras(), changes))).thenApply(Group::extras);
  }

  private CompletionStage<Group> update(UUID uuid, UnaryOperator<Group> change) {
    return writes.annotation(uuid, () -> revised.change(revision -> kept().thenApply(all -> {
      Kept now = all.stream().filter(kept -> kept.group().uuid().equals(uuid)).findFirst()
          .orElseThrow(() -> AnnotationException.noGroup(uuid));
      Group was = now.group();
      if (revision.equals(now.revision())) return new Revised.Try<>(null, was);
      Group is = change.apply(was);
      if (taken(all, is)) throw AnnotationException.groupExists(is.label(), is.type());
      return new Revised.Try<>(is.label().equals(was.label())
          ? cql.conditional("UPDATE node_group SET description = ?, extras = ?,"
          + " revision = ? WHERE one = 0 AND label = ? AND type = ? IF revision = ?", is.description(),
              PlainJson.write(is.extras()),
          revision, is.label(), is.type(), now.revision())
          : cql.conditional(List.of(insert(is, revision), removal(now))), is);
    })));
  }

  private static Cql.Call removal(Kept kept) {
    return new Cql.Call("DELETE FROM node_group WHERE one = 0 AND label = ? AND type = ? IF revision = ?", kept.group().label(),
        kept.group().type(), kept.revision());
  }

  @Override public CompletionStage<Boolean> delete(UUID uuid) {
    return writes.annotation(uuid, () -> revised.change(_ -> kept().thenApply(all -> {
      Optional<Kept> now = all.stream().filter(kept -> kept.group().uuid().equals(uuid)).findFirst();
      if (now.isEmpty()) return new Revised.Try<>(null, false);
      return new Revised.Try<>(cql.conditional(removal(now.get()).cql(), removal(now.get()).values()), true);
    })).thenCompose(there -> cql.list(row -> row.getLong(0), "SELECT pk FROM group_member WHERE node_group = ?", uuid)
        .thenCompose(pks -> Stages.each(pks, WIDTH, pk -> takeOut(uuid, pk))).thenApply(_ -> there)));
  }

  @Override public CompletionStage<Integer> add(UUID uuid, Collection<Long> pks) {
    return writes.annotation(uuid, () -> existing(uuid).thenCompose(_ -> put(uuid, distinct(pks))));
  }

  private CompletionStage<Integer> put(UUID uuid, List<Long> pks) {
    return Stages.each(pks, WIDTH, pk -> CassandraAnnotations.existing(cql, pk)).thenCompose(_ -> members(uuid, pks))
        .thenCompose(before -> Stages.each(pks, WIDTH, pk -> cql.write("INSERT INTO member_of (pk, node_group) VALUES (?, ?)",
            pk, uuid)
            .thenCompose(_ -> cql.write("INSERT INTO group_member (node_group, pk) VALUES (?, ?)", uuid, pk)))
            .thenApply(_ -> pks.size() - before.size()));
  }

  @Override public CompletionStage<Integer> remove(UUID uuid, Collection<Long> pks) {
    return writes.annotation(uuid, () -> existing(uuid).thenCompose(_ -> members(uuid, distinct(pks)))
        .thenCompose(members -> Stages.each(List.copyOf(members), WIDTH, pk -> takeOut(uuid, pk)).thenApply(_ ->
            members.size())));
  }

  private CompletionStage<Void> takeOut(UUID uuid, long pk) {
    return cql.write("DELETE FROM group_member WHERE node_group = ? AND pk = ?", uuid, pk)
        .thenCompose(_ -> cql.write("DELETE FROM member_of WHERE pk = ? AND node_group = ?", pk, uuid));
  }

  @Override public CompletionStage<Void> move(UUID from, UUID to, Collection<Long> pks) {
    List<Long> each = distinct(pks);
    return writes.annotation(from, () -> existing(from).thenCompose(_ -> existing(to)).thenCompose(_ -> members(from, each))
        .thenCompose(members -> {
          List<Long> strangers = each.stream().filter(pk -> !members.contains(pk)).toList();
          if (!strangers.isEmpty()) return CompletableFuture.<Void>failedFuture(new AnnotationException("Not in the group: "
              + String.join(", ", strangers.stream().limit(10).map(String::valueOf).toList()) + "."));
          return from.equals(to) ? Stages.<Void>done(null) : put(to, each)
              .thenCompose(_ -> Stages.each(each, WIDTH, pk -> takeOut(from, pk))).thenApply(_ -> null);
        }));
  }

  private static List<Long> distinct(Collection<Long> pks) {
    return List.copyOf(new TreeSet<>(pks));
  }

  private CompletionStage<Set<Long>> members(UUID uuid, List<Long> pks) {
    return Stages.each(pks, WIDTH, pk -> cql.first("SELECT pk FROM group_member WHERE node_group = ? AND pk = ?", uuid, pk))
        .thenApply(rows -> {
          Set<Long> members = new TreeSet<>();
          for (Row row : rows) if (row != null) members.add(row.getLong(0));
          return members;
        });
  }

  private CompletionStage<Void> existing(UUID uuid) {
    return kept().thenCompose(all -> all.stream().anyMatch(kept -> kept.group().uuid().equals(uuid)) ? Stages.<Void>done(null)
        : CompletableFuture.<Void>failedFuture(AnnotationException.noGroup(uuid)));
  }

  private CompletionStage<List<Kept>> kept() {
    return cql.serialList(row -> new Kept(new Group(row.getUuid(0), row.getString(1), row.getString(2), row.getString(3),
        row.getString(4), RowCodec.instant(row.getLong(5)), CassandraAnnotations.object(row.getString(6))), row.getUuid(7)), ALL);
  }

  @Override public List<Group> all() {
    return cql.await(kept()).stream().map(Kept::group).toList();
  }

  @Override public Optional<Group> group(UUID uuid) {
    return all().stream().filter(group -> group.uuid().equals(uuid)).findFirst();
  }

  @Override public Optional<Group> group(String label, String type) {
    return all().stream().filter(group -> group.label().equals(label) && group.type().equals(type)).findFirst();
  }

  @Override public List<Group> of(long pk) {
    List<UUID> uuids = cql.await(cql.list(row -> row.getUuid(0), "SELECT node_group FROM member_of WHERE pk = ?", pk));
    return uuids.isEmpty() ? List.of() : all().stream().filter(group -> uuids.contains(group.uuid())).toList();
  }

  @Override public long size(UUID uuid) {
    return cql.await(cql.first("SELECT count(*) FROM group_member WHERE node_group = ?", uuid)).getLong(0);
  }

  @Override public List<Long> members(UUID uuid, long afterPk, int limit) {
    return cql.await(cql.list(row -> row.getLong(0), "SELECT pk FROM group_member WHERE node_group = ? AND pk > ? LIMIT ?", uuid,
        afterPk, limit));
  }
}
