package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.clew.store.SnapshotRange;
import org.clew.store.SnapshotRow;

/** Snapshots, newest first in the partition of their entity. */
final class Snapshots {
  private record Key(long sequenceNr, long timestamp) {}

  private final Cql cql;

  Snapshots(Cql cql) {
    this.cql = cql;
  }

  Optional<SnapshotRow> latest(String pid, long maxSequenceNr, long maxTimestamp) {
    Optional<Key> key = maxTimestamp == Long.MAX_VALUE
        ? Optional.ofNullable(cql.await(cql.first("SELECT seq, time FROM snapshot WHERE pid = ? AND seq <= ? LIMIT 1", pid,
            maxSequenceNr))).map(Snapshots::key)
        : cql.await(keys(pid, 0, maxSequenceNr)).stream().filter(each -> each.timestamp() <= maxTimestamp).findFirst();
    return key.map(found -> cql.await(cql.first("SELECT seq, time, serializer, manifest, payload FROM snapshot WHERE pid = ?"
        + " AND seq = ?", pid, found.sequenceNr()))).map(row -> new SnapshotRow(pid, row.getLong(0), row.getLong(1),
            row.getInt(2), row.getString(3), Bytes.getArray(row.getByteBuffer(4))));
  }

  private CompletionStage<List<Key>> keys(String pid, long from, long to) {
    return cql.list(Snapshots::key, "SELECT seq, time FROM snapshot WHERE pid = ? AND seq >= ? AND seq <= ?", pid, from, to);
  }

  private static Key key(Row row) {
    return new Key(row.getLong(0), row.getLong(1));
  }

  CompletionStage<Void> save(SnapshotRow row) {
    return cql.write("INSERT INTO snapshot (pid, seq, time, serializer, manifest, payload) VALUES (?, ?, ?, ?, ?, ?)",
        row.persistenceId(), row.sequenceNr(), row.timestamp(), row.serializerId(), row.manifest(),
        ByteBuffer.wrap(row.payload()));
  }

  CompletionStage<Void> delete(String pid, SnapshotRange range) {
    return keys(pid, range.minSequenceNr(), range.maxSequenceNr()).thenCompose(keys -> Stages.each(keys.stream()
        .filter(key -> key.timestamp() >= range.minTimestamp() && key.timestamp() <= range.maxTimestamp()).toList(), 16,
        key -> cql.write("DELETE FROM snapshot WHERE pid = ? AND seq = ?", pid, key.sequenceNr()))).thenApply(_ -> null);
  }
}
