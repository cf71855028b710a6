package org.clew.store.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.clew.store.AnnotationException;
import org.clew.store.Annotations;
import org.clew.store.ExtrasChange;
import org.clew.store.Groups;
import org.clew.store.PlainJson;

/** Annotations of nodes; a change that depends on what is there reads it within the transaction of the writer. */
final class SqlAnnotations implements Annotations {
  static final String COMMENT = "SELECT uuid, pk, author, ctime, mtime, text FROM node_comment WHERE ";
  /** Changes nothing, but nobody else changes annotations of the node before the transaction has ended. */
  private static final String LOCK = "UPDATE node SET label = label WHERE pk = ?";

  private final Reads reads;
  private final Writer writer;
  private final Groups groups;

  SqlAnnotations(Reads reads, Writer writer) {
    this.reads = reads;
    this.writer = writer;
    this.groups = new SqlGroups(reads, writer);
  }

  @Override public CompletionStage<Void> label(long pk, String label) {
    return set(pk, "label", label);
  }

  @Override public CompletionStage<Void> description(long pk, String description) {
    return set(pk, "description", description);
  }

  private CompletionStage<Void> set(long pk, String column, String text) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      if (session.now().update("UPDATE node SET " + column + " = ? WHERE pk = ?", text,
          pk) == 0) throw AnnotationException.noNode(pk);
      return null;
    });
  }

  @Override public Map<String, Object> extras(long pk) {
    return reads.read(sql -> sql.first("SELECT content FROM extras WHERE pk = ?", row -> object(row.getString(1)), pk))
        .orElse(Map.of());
  }

  @Override public Map<Long, Map<String, Object>> extras(Collection<Long> pks) {
    Map<Long, Map<String, Object>> found = new HashMap<>();
    for (List<Long> some : Chunks.of(pks)) {
      reads.read(sql -> sql.list("SELECT pk, content FROM extras WHERE pk IN " + Chunks.marks(some),
          row -> found.put(row.getLong(1), object(row.getString(2))), some.toArray()));
    }
    return found;
  }

  @Override public CompletionStage<Map<String, Object>> changeExtras(long pk, List<ExtrasChange> changes) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      Sql sql = session.now();
      if (sql.update(LOCK, pk) == 0) throw AnnotationException.noNode(pk);
      Map<String, Object> before = sql.first("SELECT content FROM extras WHERE pk = ?", row -> object(row.getString(1)), pk)
          .orElse(Map.of());
      Map<String, Object> after = ExtrasChange.apply(before, changes);
      if (after.isEmpty()) sql.update("DELETE FROM extras WHERE pk = ?", pk);
      else sql.update("INSERT INTO extras (pk, content) VALUES (?, ?) ON CONFLICT (pk) DO UPDATE SET content = excluded.content",
          pk, PlainJson.write(after));
      return after;
    });
  }

  @Override public List<Comment> comments(long pk) {
    return reads.read(sql -> sql.list(COMMENT + "pk = ? ORDER BY ctime, uuid", SqlAnnotations::comment, pk));
  }

  @Override public Optional<Comment> comment(UUID uuid) {
    return reads.read(sql -> sql.first(COMMENT + "uuid = ?", SqlAnnotations::comment, Columns.bytes(uuid)));
  }

  @Override public CompletionStage<Void> saveComment(Comment comment) {
    return writer.submit(Set.of(), session -> {
      Sql sql = session.now();
      long pk = comment.pk();
      if (sql.number(0, "SELECT pk FROM node WHERE pk = ?", pk) != pk) throw AnnotationException.noNode(pk);
      session.changed();
      int saved = sql.update("INSERT INTO node_comment (uuid, pk, author, ctime, mtime, text) VALUES (?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (uuid) DO UPDATE SET author = excluded.author, ctime = excluded.ctime, mtime = excluded.mtime,"
          + " text = excluded.text WHERE node_comment.pk = excluded.pk", Columns.bytes(comment.uuid()), pk, comment.author(),
          Columns.micros(comment.ctime()), Columns.micros(comment.mtime()), comment.text());
      if (saved == 0) throw new AnnotationException("The comment " + comment.uuid() + " is on another node than " + pk + ".");
      return null;
    });
  }

  @Override public CompletionStage<Boolean> removeComment(UUID uuid) {
    return writer.submit(Set.of(), session -> {
      session.changed();
      return session.now().update("DELETE FROM node_comment WHERE uuid = ?", Columns.bytes(uuid)) > 0;
    });
  }

  @Override public Groups groups() {
    return groups;
  }

  static Comment comment(ResultSet row) throws SQLException {
    return new Comment(Columns.uuid(row.getBytes(1)), row.getLong(2), row.getString(3), Columns.instant(row.getLong(4)),
        Columns.instant(row.getLong(5)), row.getString(6));
  }

  static Map<String, Object> object(String json) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) PlainJson.read(json)).forEach((key, value) -> object.put((String) key, value));
    return object;
  }
}
