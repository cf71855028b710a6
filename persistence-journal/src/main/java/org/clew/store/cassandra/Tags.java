package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.clew.store.CheckpointTag;

/** Checkpoint tags. There are few, so the question for all of them reads the whole table. */
final class Tags {
  private static final Comparator<CheckpointTag> ORDER = Comparator.comparing(CheckpointTag::persistenceId)
      .thenComparingLong(CheckpointTag::sequenceNr).thenComparing(CheckpointTag::tag);

  private final Cql cql;

  Tags(Cql cql) {
    this.cql = cql;
  }

  CompletionStage<Void> tag(String pid, String tag, long sequenceNr) {
    return cql.write("INSERT INTO tag (pid, tag, seq, at) VALUES (?, ?, ?, ?)", pid, tag, sequenceNr, System.currentTimeMillis());
  }

  CompletionStage<Void> untag(String pid, String tag) {
    return cql.write("DELETE FROM tag WHERE pid = ? AND tag = ?", pid, tag);
  }

  List<CheckpointTag> of(String pid) {
    return cql.await(cql.list(Tags::tag, "SELECT pid, tag, seq, at FROM tag WHERE pid = ?", pid)).stream().sorted(ORDER).toList();
  }

  List<CheckpointTag> all() {
    return cql.await(cql.list(Tags::tag, "SELECT pid, tag, seq, at FROM tag")).stream().sorted(ORDER).toList();
  }

  private static CheckpointTag tag(Row row) {
    return new CheckpointTag(row.getString(0), row.getString(1), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)));
  }
}
