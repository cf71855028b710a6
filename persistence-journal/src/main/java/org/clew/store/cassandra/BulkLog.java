package org.clew.store.cassandra;

import com.datastax.oss.protocol.internal.util.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Steps as they are written down, in parts that Cassandra takes well; part n is there only when all before it are. */
final class BulkLog {
  /** Bytes of a part, unless one step is longer. */
  private static final int PART = 512 * 1024;
  private static final int STEPS = 1000;

  private final Cql cql;

  BulkLog(Cql cql) {
    this.cql = cql;
  }

  /** Writes steps down as they come. Blocks. */
  final class Writing {
    private final UUID id;
    private final List<BulkStep> waiting = new ArrayList<>();
    private int part;

    Writing(UUID id) {
      this.id = id;
    }

    void add(BulkStep step) {
      waiting.add(step);
      if (waiting.size() == STEPS) flush();
    }

    void flush() {
      write(List.copyOf(waiting));
      waiting.clear();
    }

    private void write(List<BulkStep> steps) {
      if (steps.isEmpty()) return;
      byte[] bytes = BulkStep.encode(steps);
      if (bytes.length > PART && steps.size() > 1) {
        write(steps.subList(0, steps.size() / 2));
        write(steps.subList(steps.size() / 2, steps.size()));
      } else {
        cql.await(cql.write("INSERT INTO bulk (id, part, payload) VALUES (?, ?, ?)", id, part++, ByteBuffer.wrap(bytes)));
      }
    }
  }

  /** Does something with each step, part by part. */
  CompletionStage<Void> each(UUID id, BiFunction<List<BulkStep>, Integer, CompletionStage<?>> action) {
    return each(id, 0, action);
  }

  private CompletionStage<Void> each(UUID id, int part, BiFunction<List<BulkStep>, Integer, CompletionStage<?>> action) {
    return load(id, part).thenCompose(steps -> steps.isEmpty() ? Stages.done(null)
        : action.apply(steps.get(), part).thenCompose(_ -> each(id, part + 1, action)));
  }

  private CompletionStage<Optional<List<BulkStep>>> load(UUID id, int part) {
    return cql.first("SELECT payload FROM bulk WHERE id = ? AND part = ?", id, part).thenApply(row ->
        row == null || row.isNull(0) ? Optional.empty() : Optional.of(BulkStep.decode(Bytes.getArray(row.getByteBuffer(0)))));
  }

  /** From the last part to the first, so that what is left after a crash is found again. */
  CompletionStage<Void> forget(UUID id) {
    return length(id, 0).thenCompose(parts -> forget(id, parts - 1));
  }

  private CompletionStage<Integer> length(UUID id, int part) {
    return cql.first("SELECT part FROM bulk WHERE id = ? AND part = ?", id, part).thenCompose(row ->
        row == null ? Stages.done(part) : length(id, part + 1));
  }

  private CompletionStage<Void> forget(UUID id, int part) {
    return part < 0 ? Stages.done(null) : cql.write("DELETE FROM bulk WHERE id = ? AND part = ?", id, part)
        .thenCompose(_ -> forget(id, part - 1));
  }
}
