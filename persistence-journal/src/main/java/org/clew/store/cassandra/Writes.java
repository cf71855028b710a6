package org.clew.store.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.clew.store.Batch;
import org.clew.store.Row;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;

/** Carries out batches: each in its turn, events first, then their graph rows, then the acknowledgement. */
final class Writes {
  private static final int SIDE_BY_SIDE = 128;

  /** What happens to a batch whose first event exists. */
  enum IfExists { FAIL, SKIP }

  /** What snapshots and tags of an entity wait for. */
  private record Beside(String pid) {}

  private final CassandraSettings settings;
  private final GraphWrites graph;
  private final Entities entities;
  private final Appends appends;
  private final MultiWrites multi;
  private final Outbox outbox;
  private final Instances instances;
  private final Versions versions;
  private final Moment.Probe probe;
  /** Tells callers, in the order of the commits, so that one that reads then does not hold up the driver it waits for. */
  private final ExecutorService answers = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().name("clew-cassandra-answer").daemon().factory());
  private final Turns turns = new Turns(SIDE_BY_SIDE);
  private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Writes(CassandraSettings settings, Cql cql, GraphWrites graph, Entities entities, MultiWrites multi, Outbox outbox,
      Instances instances, Versions versions, Moment.Probe probe) {
    this.settings = settings;
    this.graph = graph;
    this.entities = entities;
    this.appends = new Appends(cql, entities);
    this.multi = multi;
    this.outbox = outbox;
    this.instances = instances;
    this.versions = versions;
    this.probe = probe;
  }

  /** Whether the batch was written; false only with {@link IfExists#SKIP}. */
  CompletionStage<Boolean> write(Batch batch, IfExists ifExists) {
    List<Part> parts;
    byte[] rows;
    try {
      parts = Part.of(batch.events());
      rows = batch.rows().isEmpty() ? new byte[0] : RowCodec.encode(batch.rows());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
    return inTurn(keys(parts, batch.rows()), () -> switch (parts.size()) {
      case 0 -> graph.open(batch.rows()).thenCompose(open ->
          graph.nextStamps(open).thenCompose(stamps -> graph.write(open, stamps::get)))
          .thenApply(_ -> true);
      case 1 -> instances.touch(List.of(parts.getFirst().pid())).thenCompose(_ -> announced(parts))
          .thenCompose(_ -> single(parts.getFirst(), batch.rows(), rows, UUID.randomUUID(), ifExists));
      default -> several(parts, batch.rows(), ifExists);
    });
  }

  /** Another kind of write to the journal, in turn with the batches of the same entity. */
  CompletionStage<Void> journal(String pid, Supplier<CompletionStage<Void>> write) {
    return inTurn(List.of(pid), () -> write.get().thenApply(_ -> true)).thenApply(_ -> null);
  }

  /** A write beside the journal, in turn with others of this kind. */
  CompletionStage<Void> beside(String pid, Supplier<CompletionStage<Void>> write) {
    return inTurn(List.of(new Beside(pid)), () -> write.get().thenApply(_ -> true)).thenApply(_ -> null);
  }

  /** A change of annotations, in turn with others of the same node or group. */
  <T> CompletionStage<T> annotation(Object key, Supplier<CompletionStage<T>> change) {
    CompletableFuture<T> made = new CompletableFuture<>();
    return inTurn(List.of(new Beside("annotations|" + key)), () -> change.get().thenApply(value -> {
      made.complete(value);
      return true;
    })).thenApply(_ -> made.join());
  }

  private CompletionStage<Boolean> inTurn(List<Object> keys, Supplier<CompletionStage<Boolean>> task) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    track(answer);
    if (closed) {
      answer.completeExceptionally(Failures.closed(settings));
      return answer;
    }
    turns.run(keys, () -> task.get()
        .thenCompose(written -> written ? versions.bump().thenApply(_ -> true) : Stages.done(false))
        .exceptionallyCompose(error -> CompletableFuture.failedFuture(explained(error))))
        .whenCompleteAsync((written, error) -> {
          if (error == null) answer.complete(written);
          else answer.completeExceptionally(Failures.cause(error));
        }, answers);
    return answer;
  }

  private RuntimeException explained(Throwable error) {
    RuntimeException explained = Failures.explain(error, settings);
    if (explained instanceof StoreException) instances.unfinished();
    return explained;
  }

  /** What {@link #drain} waits for. */
  private void track(CompletionStage<?> stage) {
    CompletableFuture<?> mine = stage.toCompletableFuture();
    open.add(mine);
    mine.whenComplete((_, _) -> open.remove(mine));
  }

  private static List<Object> keys(List<Part> parts, List<Row> rows) {
    List<Object> keys = new ArrayList<>();
    parts.forEach(part -> keys.add(part.pid()));
    for (Row row : rows) if (row instanceof Row.ProcessChange change && !keys.contains(change.pk())) keys.add(change.pk());
    return keys;
  }

  private CompletionStage<Void> announced(List<Part> parts) {
    List<Part> births = parts.stream().filter(part -> part.first() == 1).toList();
    return Stages.each(births, 32, part -> entities.announce(part.pid())).thenApply(_ -> null);
  }

  private CompletionStage<Boolean> single(Part part, List<Row> rows, byte[] encoded, UUID id, IfExists ifExists) {
    return appends.append(part, id, encoded).thenCompose(outcome -> switch (outcome) {
      case Appends.Outcome.Applied _ -> applied(part, rows);
      case Appends.Outcome.Exists _ -> exists(part, ifExists);
      case Appends.Outcome.Claimed(var other) -> multi.resolve(other, part.pid())
          .thenCompose(_ -> single(part, rows, encoded, id, ifExists));
    });
  }

  private CompletionStage<Boolean> applied(Part part, List<Row> rows) {
    probe.at(Moment.APPENDED);
    if (part.first() == 1) track(entities.born(part.pid()));
    if (rows.isEmpty()) return Stages.done(true);
    return graph.write(rows, _ -> GraphWrites.stamp(part.first())).thenApply(_ -> {
      track(outbox.settle(part.pid(), part.first(), part.last()));
      return true;
    });
  }

  /** What exists may lack its rows, when its writer died; who is told that it exists finds it whole. */
  private CompletionStage<Boolean> exists(Part part, IfExists ifExists) {
    if (ifExists == IfExists.SKIP) return outbox.repaired(part.pid()).thenApply(_ -> false);
    return CompletableFuture.failedFuture(new StaleWriterException(part.pid(), part.first()));
  }

  private CompletionStage<Boolean> several(List<Part> parts, List<Row> rows, IfExists ifExists) {
    boolean births = parts.stream().allMatch(part -> part.first() == 1);
    CompletionStage<Map<Long, Long>> stamps = births ? Stages.done(Map.of()) : graph.nextStamps(rows);
    return instances.touch(parts.stream().map(Part::pid).toList()).thenCompose(_ -> announced(parts)).thenCompose(_ -> stamps)
        .thenCompose(found -> multi.write(UUID.randomUUID(), new MultiRecords.Multi(parts, rows, found, Optional.empty())))
            .handle((_, error) -> {
          if (error == null) return Stages.done(true);
          Throwable cause = Failures.cause(error);
          return cause instanceof StaleWriterException ? refused(parts, ifExists, cause)
              : CompletableFuture.<Boolean>failedFuture(cause);
        }).thenCompose(stage -> stage);
  }

  private CompletionStage<Boolean> refused(List<Part> parts, IfExists ifExists, Throwable stale) {
    if (ifExists == IfExists.FAIL) return CompletableFuture.failedFuture(stale);
    Part first = parts.getFirst();
    return outbox.repaired(first.pid()).thenCompose(state -> Appends.number(state, "highest") >= first.first()
        ? Stages.done(false) : CompletableFuture.failedFuture(stale));
  }

  /** Completes what was accepted, and takes nothing more. */
  void drain() {
    closed = true;
    while (!open.isEmpty()) CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)).handle((_, _) -> null).join();
    answers.shutdown();
  }
}
