package org.clew.store.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;

/**
 * Batches over several entities, all or nothing. The batch is written down, then claims each of its entities, and one conditional
 * write decides: from there on anybody who meets a claim completes the batch, before it anybody may give it up.
 */
final class MultiWrites {
  private static final int WIDTH = 64;
  private static final int LOOKS = 6;
  private static final String COMMITTED = "committed";
  private static final String ABORTED = "aborted";

  private final Cql cql;
  private final GraphWrites graph;
  private final Entities entities;
  private final MultiRecords records;
  private BulkWork worker;
  private final Moment.Probe probe;

  MultiWrites(Cql cql, GraphWrites graph, Entities entities, Moment.Probe probe) {
    this.cql = cql;
    this.graph = graph;
    this.entities = entities;
    this.records = new MultiRecords(cql);
    this.probe = probe;
  }

  /** What the steps of bulk batches are done by; set once, before the first write. */
  void worker(BulkWork worker) {
    this.worker = worker;
  }

  /**
   * Ends a batch of somebody who may be dead: completes it when it is decided, else it never will be, also when he is not;
   * answers
   * which.
   */
  CompletionStage<Boolean> end(UUID id) {
    return decide(id, ABORTED).thenCompose(status -> records.load(id).thenCompose(found -> {
      if (COMMITTED.equals(status)) return (found.isEmpty() ? Stages.<Void>done(null) : complete(id, found.get()))
          .thenApply(_ -> true);
      List<Part> claimed = found.map(MultiRecords.Multi::parts).orElse(List.of());
      return Stages.each(claimed, WIDTH, part -> release(id, part.pid())).thenApply(_ -> false);
    }));
  }

  /** Fails with {@link StaleWriterException} when the first event of a part exists. */
  CompletionStage<Void> write(UUID id, MultiRecords.Multi multi) {
    return records.save(id, multi).thenCompose(_ -> Stages.each(multi.parts(), WIDTH, part -> claim(id, part)))
        .handle((_, error) -> error).thenCompose(error -> {
          if (error != null) return givenUp(id, multi.parts(), Failures.cause(error));
          probe.at(Moment.CLAIMED);
          return decide(id, COMMITTED).thenCompose(status -> {
            if (!COMMITTED.equals(status)) return givenUp(id, multi.parts(), new StoreException(
                "a batch over several entities took so long that another engine gave it up: try again"));
            probe.at(Moment.COMMITTED);
            return complete(id, multi);
          });
        });
  }

  private CompletionStage<Void> claim(UUID id, Part part) {
    return claim(id, part, part.first() - 1, 0, cql.patience().deadline());
  }

  private CompletionStage<Void> claim(UUID id, Part part, long highest, int tries, long deadline) {
    return cql.conditional("UPDATE journal SET claim = ? WHERE pid = ? IF highest = ? AND claim = NULL", id, part.pid(),
        highest == 0 ? null : (Object) highest).handle((row, error) -> {
          if (error == null && row.getBoolean(0)) return Stages.<Void>done(null);
          boolean over = System.nanoTime() > deadline;
          if (error != null) return over || !Failures.passes(error) ? CompletableFuture.<Void>failedFuture(error)
              : Patience.later(tries, () -> claim(id, part, highest, tries + 1, deadline));
          long now = Appends.number(row, "highest");
          UUID other = row.getColumnDefinitions().contains("claim") ? row.getUuid("claim") : null;
          if (id.equals(other)) return Stages.<Void>done(null);
          if (now >= part.first()) return CompletableFuture.<Void>failedFuture(
              new StaleWriterException(part.pid(), part.first()));
          if (other == null) return claim(id, part, now, tries, deadline);
          return over
              ? CompletableFuture.<Void>failedFuture(new StoreException("too many batches want to write to " + part.pid()))
              : resolve(other, part.pid()).thenCompose(_ -> claim(id, part, now, tries + 1, deadline));
        }).thenCompose(stage -> stage);
  }

  /** The status that stands now: the wanted one unless somebody was quicker. */
  private CompletionStage<String> decide(UUID id, String wanted) {
    long deadline = cql.patience().deadline();
    return decide(id, wanted, 0, deadline);
  }

  private CompletionStage<String> decide(UUID id, String wanted, int tries, long deadline) {
    return cql.conditional("UPDATE multi SET status = ? WHERE id = ? IF status = NULL", wanted, id).handle((row, error) -> {
      if (error == null) return Stages.done(row.getBoolean(0) ? wanted : row.getString("status"));
      return !Failures.passes(error) || System.nanoTime() > deadline ? CompletableFuture.<String>failedFuture(error)
          : Patience.later(tries, () -> decide(id, wanted, tries + 1, deadline));
    }).thenCompose(stage -> stage);
  }

  private CompletionStage<Void> givenUp(UUID id, List<Part> parts, Throwable reason) {
    return decide(id, ABORTED).thenCompose(_ -> Stages.each(parts, WIDTH, part -> release(id, part.pid())))
        .thenCompose(_ -> records.delete(id)).handle((_, _) -> null).thenCompose(_ -> CompletableFuture.failedFuture(reason));
  }

  private CompletionStage<Void> release(UUID id, String pid) {
    return cql.patience().repeat(() -> cql.conditional("UPDATE journal SET claim = NULL WHERE pid = ? IF claim = ?", pid, id))
        .thenApply(_ -> null);
  }

  /** Steps after the decision; each may be done by several, and again. */
  private CompletionStage<Void> complete(UUID id, MultiRecords.Multi multi) {
    return Stages.each(multi.parts(), WIDTH, part -> forward(id, part))
        .thenCompose(_ -> graph.write(multi.rows(), multi::stamp))
        .thenCompose(_ -> multi.bulk().isEmpty() ? Stages.<Void>done(null) : worker.run(id, multi.bulk().get()))
        .thenCompose(_ -> Stages.each(multi.parts(), WIDTH, part -> entities.born(part.pid())))
        .thenCompose(_ -> records.delete(id));
  }

  private CompletionStage<Row> forward(UUID id, Part part) {
    List<Cql.Call> calls = new ArrayList<>();
    calls.add(new Cql.Call("UPDATE journal SET highest = ?, claim = NULL WHERE pid = ? IF claim = ?", part.last(), part.pid(),
        id));
    calls.addAll(Appends.inserts(part, id, new byte[0]));
    return cql.patience().repeat(() -> cql.conditional(calls));
  }

  /** Removes a claim that was met on an entity: completes its batch, or gives it up when nobody decides it for a while. */
  CompletionStage<Void> resolve(UUID id, String pid) {
    return resolve(id, pid, 0);
  }

  private CompletionStage<Void> resolve(UUID id, String pid, int looks) {
    return records.status(id).thenCompose(status -> switch (status) {
      case MultiRecords.Status.Absent _ -> release(id, pid);
      case MultiRecords.Status.Known(String text) when COMMITTED.equals(text) -> records.load(id)
          .thenCompose(multi -> multi.isEmpty() ? release(id, pid) : complete(id, multi.get()));
      case MultiRecords.Status.Known(String text) when ABORTED.equals(text) -> release(id, pid);
      case MultiRecords.Status.Known _ -> looks < LOOKS ? Patience.later(looks, () -> resolve(id, pid, looks + 1))
          : decide(id, ABORTED).thenCompose(_ -> resolve(id, pid, looks));
    });
  }
}
