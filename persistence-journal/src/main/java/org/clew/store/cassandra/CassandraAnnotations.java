package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.AnnotationException;
import org.clew.store.Annotations;
import org.clew.store.ExtrasChange;
import org.clew.store.Groups;
import org.clew.store.PlainJson;

/** Annotations of nodes. Extras are changed by conditional writes, of labels and comments the latest stands. */
final class CassandraAnnotations implements Annotations {
  private static final String COMMENT = "SELECT uuid, pk, author, ctime, mtime, text FROM node_comment WHERE pk = ?";

  private final Cql cql;
  private final Writes writes;
  private final Revised revised;
  private final Groups groups;

  CassandraAnnotations(Cql cql, Writes writes) {
    this.cql = cql;
    this.writes = writes;
    this.revised = new Revised(cql);
    this.groups = new CassandraGroups(cql, writes);
  }

  @Override public CompletionStage<Void> label(long pk, String label) {
    return writes.annotation(pk, () -> {
      long stamp = RowCodec.micros(Instant.now());
      return existing(pk).thenCompose(node -> {
        String old = node.getString("label");
        CompletionStage<Void> indexed = label.isEmpty() ? Stages.done(null)
            : cql.write(stamp, "INSERT INTO node_label (label, pk) VALUES (?, ?)", label, pk);
        return indexed.thenCompose(_ -> set(node, "label", label, stamp)).thenCompose(_ -> old.isEmpty() || old.equals(label)
            ? Stages.done(null) : cql.write(stamp, "DELETE FROM node_label WHERE label = ? AND pk = ?", old, pk));
      });
    });
  }

  @Override public CompletionStage<Void> description(long pk, String description) {
    return writes.annotation(pk, () -> existing(pk).thenCompose(node ->
        set(node, "description", description, RowCodec.micros(Instant.now()))));
  }

  private CompletionStage<Void> set(Row node, String column, String text, long stamp) {
    long pk = node.getLong("pk");
    CompletionStage<Void> set = cql.write(stamp, "UPDATE node SET " + column + " = ? WHERE pk = ?", text, pk);
    return !node.getString("node_type").startsWith("process.") ? set : set.thenCompose(_ -> cql.write(stamp,
        "UPDATE process SET " + column + " = ? WHERE bucket = ? AND pk = ?", text, Buckets.of(pk), pk));
  }

  private CompletionStage<Row> existing(long pk) {
    return existing(cql, pk);
  }

  /** Fails when there is no such node. */
  static CompletionStage<Row> existing(Cql cql, long pk) {
    return cql.first("SELECT pk, uuid, node_type, label FROM node WHERE pk = ?", pk).thenCompose(row ->
        row == null || row.isNull("uuid") ? CompletableFuture.failedFuture(AnnotationException.noNode(pk)) : Stages.done(row));
  }

  @Override public Map<String, Object> extras(long pk) {
    return cql.await(read(pk));
  }

  private CompletionStage<Map<String, Object>> read(long pk) {
    return cql.first("SELECT content FROM extras WHERE pk = ?", pk).thenApply(CassandraAnnotations::object);
  }

  @Override public Map<Long, Map<String, Object>> extras(Collection<Long> pks) {
    List<Long> each = List.copyOf(new TreeSet<>(pks));
    List<Map<String, Object>> found = cql.await(Stages.each(each, 64, this::read));
    Map<Long, Map<String, Object>> extras = new HashMap<>();
    for (int i = 0; i < each.size(); i++) if (!found.get(i).isEmpty()) extras.put(each.get(i), found.get(i));
    return extras;
  }

  @Override public CompletionStage<Map<String, Object>> changeExtras(long pk, List<ExtrasChange> changes) {
    return writes.annotation(pk, () -> existing(pk).thenCompose(_ -> revised.change(revision ->
        cql.serial("SELECT content, revision FROM extras WHERE pk = ?", pk).thenApply(row -> {
          UUID last = row == null ? null : row.getUuid("revision");
          if (revision.equals(last)) return new Revised.Try<>(null, object(row));
          Map<String, Object> after = ExtrasChange.apply(object(row), changes);
          return new Revised.Try<>(cql.conditional("UPDATE extras SET content = ?, revision = ? WHERE pk = ? IF revision = ?",
              PlainJson.write(after), revision, pk, last), after);
        }))));
  }

  @Override public List<Comment> comments(long pk) {
    return cql.await(cql.list(CassandraAnnotations::comment, COMMENT, pk)).stream()
        .sorted(Comparator.comparing(Comment::ctime).thenComparing(comment -> comment.uuid().toString())).toList();
  }

  @Override public Optional<Comment> comment(UUID uuid) {
    return cql.await(found(uuid));
  }

  private CompletionStage<Optional<Comment>> found(UUID uuid) {
    return cql.first("SELECT pk FROM comment_uuid WHERE uuid = ?", uuid).thenCompose(row -> row == null
        ? Stages.done(Optional.<Comment>empty()) : cql.first(COMMENT + " AND uuid = ?", row.getLong(0), uuid)
            .thenApply(comment -> Optional.ofNullable(comment).map(CassandraAnnotations::comment)));
  }

  @Override public CompletionStage<Void> saveComment(Comment comment) {
    UUID uuid = comment.uuid();
    return writes.annotation(uuid, () -> existing(comment.pk()).thenCompose(_ -> found(uuid)).thenCompose(there -> {
      if (there.isPresent() && there.get().pk() != comment.pk()) return CompletableFuture.failedFuture(new AnnotationException(
          "The comment " + uuid + " is on another node than " + comment.pk() + "."));
      return cql.write("INSERT INTO comment_uuid (uuid, pk) VALUES (?, ?)", uuid, comment.pk()).thenCompose(_ -> cql.write(
          "INSERT INTO node_comment (pk, uuid, author, ctime, mtime, text) VALUES (?, ?, ?, ?, ?, ?)", comment.pk(), uuid,
          comment.author(), RowCodec.micros(comment.ctime()), RowCodec.micros(comment.mtime()), comment.text()));
    }));
  }

  @Override public CompletionStage<Boolean> removeComment(UUID uuid) {
    return writes.annotation(uuid, () -> found(uuid).thenCompose(there -> there.isEmpty() ? Stages.done(false)
        : cql.write("DELETE FROM node_comment WHERE pk = ? AND uuid = ?", there.get().pk(), uuid)
            .thenCompose(_ -> cql.write("DELETE FROM comment_uuid WHERE uuid = ?", uuid)).thenApply(_ -> true)));
  }

  @Override public Groups groups() {
    return groups;
  }

  private static Comment comment(Row row) {
    return new Comment(row.getUuid(0), row.getLong(1), row.getString(2), RowCodec.instant(row.getLong(3)),
        RowCodec.instant(row.getLong(4)), row.getString(5));
  }

  private static Map<String, Object> object(Row row) {
    return row == null || row.isNull("content") ? Map.of() : object(row.getString("content"));
  }

  static Map<String, Object> object(String json) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) PlainJson.read(json)).forEach((key, value) -> object.put((String) key, value));
    return object;
  }
}
