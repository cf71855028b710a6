package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Takes nodes away with what belongs to them. Numbers of nodes never come again, so their rows are deleted for good; a uuid may
 * come
 * again from an archive, so its row goes only as long as it names the number that goes.
 */
final class BulkRemovals {
  private static final int WIDTH = 16;

  private final Cql cql;

  BulkRemovals(Cql cql) {
    this.cql = cql;
  }

  /** Nobody finds the node from here on. */
  CompletionStage<Void> hide(BulkStep.Gone gone) {
    long pk = gone.pk();
    Object[] key = {Buckets.head(gone.uuid()), Buckets.shard(gone.uuid()), Buckets.hex(gone.uuid())};
    return cql.first("SELECT pk, writetime(pk) FROM node_uuid WHERE head = ? AND shard = ? AND uuid = ?", key).thenCompose(row ->
        row == null || row.getLong(0) != pk ? Stages.<Void>done(null)
            : cql.write(row.getLong(1) + 1, "DELETE FROM node_uuid WHERE head = ? AND shard = ? AND uuid = ?", key))
        .thenCompose(_ -> gone.label().isEmpty() ? Stages.<Void>done(null)
            : cql.write("DELETE FROM node_label WHERE label = ? AND pk = ?", gone.label(), pk))
        .thenCompose(_ -> cql.write("DELETE FROM process WHERE bucket = ? AND pk = ?", Buckets.of(pk), pk))
        .thenCompose(_ -> cql.write("DELETE FROM node WHERE pk = ?", pk));
  }

  /** What is left of it; of rows that lie in two tables, those that lead to others go last. */
  CompletionStage<Void> clear(BulkStep.Gone gone) {
    long pk = gone.pk();
    return each("SELECT source, label, type FROM link_in WHERE target = ?", pk, row -> cql.write(
        "DELETE FROM link_out WHERE source = ? AND target = ? AND label = ? AND type = ?", row.getLong(0), pk, row.getString(1),
            row.getString(2)))
        .thenCompose(_ -> cql.write("DELETE FROM link_in WHERE target = ?", pk))
        .thenCompose(_ -> each("SELECT target, label, type FROM link_out WHERE source = ?", pk, row -> cql.write(
            "DELETE FROM link_in WHERE target = ? AND source = ? AND label = ? AND type = ?", row.getLong(0), pk,
                row.getString(1), row.getString(2))))
        .thenCompose(_ -> cql.write("DELETE FROM link_out WHERE source = ?", pk))
        .thenCompose(_ -> each("SELECT node_group FROM member_of WHERE pk = ?", pk, row ->
            cql.write("DELETE FROM group_member WHERE node_group = ? AND pk = ?", row.getUuid(0), pk)))
        .thenCompose(_ -> cql.write("DELETE FROM member_of WHERE pk = ?", pk))
        .thenCompose(_ -> each("SELECT uuid FROM node_comment WHERE pk = ?", pk, row -> comment(row, pk)))
        .thenCompose(_ -> cql.write("DELETE FROM node_comment WHERE pk = ?", pk))
        .thenCompose(_ -> each("SELECT pk FROM child WHERE parent = ?", pk, row -> orphan(row.getLong(0), pk)))
        .thenCompose(_ -> cql.write("DELETE FROM child WHERE parent = ?", pk))
        .thenCompose(_ -> gone.parent().isEmpty() ? Stages.<Void>done(null)
            : cql.write("DELETE FROM child WHERE parent = ? AND pk = ?", gone.parent().get(), pk))
        .thenCompose(_ -> gone.hash() == null ? Stages.<Void>done(null)
            : cql.write("DELETE FROM calculation WHERE hash = ? AND pk = ?", gone.hash(), pk))
        .thenCompose(_ -> cql.write("DELETE FROM log WHERE pk = ?", pk))
        .thenCompose(_ -> cql.patience().repeat(() -> cql.conditional("DELETE FROM extras WHERE pk = ? IF EXISTS", pk)))
            .thenApply(_ -> null);
  }

  private CompletionStage<Void> comment(Row row, long pk) {
    return cql.first("SELECT pk, writetime(pk) FROM comment_uuid WHERE uuid = ?", row.getUuid(0)).thenCompose(found ->
        found == null || found.getLong(0) != pk ? Stages.done(null)
            : cql.write(found.getLong(1) + 1, "DELETE FROM comment_uuid WHERE uuid = ?", row.getUuid(0)));
  }

  /** A child that stays has no caller any more. */
  private CompletionStage<Void> orphan(long child, long parent) {
    return cql.first("SELECT parent_pk, writetime(parent_pk), uuid FROM process WHERE bucket = ? AND pk = ?", Buckets.of(child),
        child)
        .thenCompose(row -> row == null || row.isNull(0) || row.isNull(2) || row.getLong(0) != parent ? Stages.done(null)
            : cql.write(row.getLong(1) + 1, "UPDATE process SET parent_pk = NULL WHERE bucket = ? AND pk = ?", Buckets.of(child),
                child));
  }

  private CompletionStage<Void> each(String cql, long pk, java.util.function.Function<Row, CompletionStage<Void>> action) {
    return this.cql.list(row -> row, cql, pk).thenCompose(rows -> Stages.each(List.copyOf(rows), WIDTH, action))
        .thenApply(_ -> null);
  }
}
