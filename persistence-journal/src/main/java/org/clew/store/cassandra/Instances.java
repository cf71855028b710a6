package org.clew.store.cassandra;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what JVMs left undone that are dead. Each writes down which entities it is going to write to, once per entity and
 * window of time, and says that it lives by a row that Cassandra lets expire. Who finds a silent one looks at the entities of its
 * last two windows. No write takes as long as a window, so these hold all that can be unfinished.
 */
final class Instances implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int BEATS = 4;
  private static final int WIDTH = 32;

  private record Instance(UUID id, long window) {}

  /** What this JVM has written down in a window. */
  private record Notes(long window, CompletionStage<Void> opened, Set<String> pids) {}

  private final UUID id = UUID.randomUUID();
  private final Cql cql;
  private final Duration heartbeat;
  private final Function<String, CompletionStage<?>> repair;
  private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("clew-cassandra-heartbeat").daemon().factory());
  private volatile CompletionStage<Void> beating = Stages.done(null);
  private volatile CompletionStage<Void> sweeping = Stages.done(null);
  private volatile Supplier<CompletionStage<Void>> also = () -> Stages.done(null);
  private volatile boolean unfinished;
  private volatile boolean closing;
  private volatile boolean silent;
  private Notes notes = new Notes(-1, Stages.done(null), Set.of());

  Instances(Cql cql, Duration heartbeat, Function<String, CompletionStage<?>> repair) {
    this.cql = cql;
    this.heartbeat = heartbeat;
    this.repair = repair;
  }

  /** What else is looked for at each heartbeat. */
  void alsoSweep(Supplier<CompletionStage<Void>> more) {
    also = more;
  }

  UUID id() {
    return id;
  }

  void start() {
    beats.scheduleAtFixedRate(this::beat, 0, heartbeat.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Completes when others can see that this JVM lives. */
  CompletionStage<Void> present() {
    return notes().opened();
  }

  /** Writes down that these entities are about to be written to; the write may begin when this is complete. */
  CompletionStage<Void> touch(Collection<String> pids) {
    Notes now = notes();
    List<String> fresh = pids.stream().filter(pid -> !now.pids().contains(pid)).toList();
    if (fresh.isEmpty()) return Stages.done(null);
    return now.opened().thenCompose(_ -> Stages.each(fresh, WIDTH, pid ->
        cql.write("INSERT INTO touched (instance, window, pid) VALUES (?, ?, ?)", id, now.window(), pid)))
        .thenAccept(_ -> now.pids().addAll(fresh));
  }

  /** How many others have written something and said lately that they live. */
  CompletionStage<Long> others() {
    return cql.list(row -> row.getUuid(0), "SELECT id FROM instance WHERE one = 0").thenCompose(all -> Stages.each(
        all.stream().filter(other -> !other.equals(id)).toList(), WIDTH, other ->
            cql.first("SELECT beat FROM alive WHERE id = ?", other)))
        .thenApply(beats -> beats.stream().filter(Objects::nonNull).count());
  }

  /** Something was left undone here: the notes must outlive this JVM. */
  void unfinished() {
    unfinished = true;
  }

  private synchronized Notes notes() {
    long window = Math.max(notes.window(), System.currentTimeMillis() / WINDOW.toMillis());
    if (window == notes.window() && !notes.opened().toCompletableFuture().isCompletedExceptionally()) return notes;
    long before = notes.window();
    if (before >= 0 && window > before) forget(id, before - 1);
    if (before >= 0 && window > before + 1) forget(id, before);
    notes = new Notes(window, alive(window), ConcurrentHashMap.newKeySet());
    return notes;
  }

  private CompletionStage<Void> alive(long window) {
    return cql.write("INSERT INTO alive (id, beat) VALUES (?, ?) USING TTL ?", id, window, (int) heartbeat.toSeconds() * BEATS)
        .thenCompose(_ -> cql.write("INSERT INTO instance (one, id, window) VALUES (0, ?, ?)", id, window));
  }

  private void beat() {
    long window;
    synchronized (this) {
      window = notes.window();
    }
    if (window >= 0) beating = alive(window).thenRun(() -> silent = false)
        .exceptionally(error -> told("The heartbeat could not be written", error));
    if (sweeping.toCompletableFuture().isDone()) {
      sweeping = sweep().exceptionally(error -> told("What other engines left undone could not be looked for", error));
    }
  }

  /** Once for each time that the cluster does not answer. */
  private Void told(String what, Throwable error) {
    if (!closing && !silent) LOG.warn("{}: {}", what, Failures.cause(error).getMessage());
    silent = true;
    return null;
  }

  /** Finishes what silent instances left. */
  CompletionStage<Void> sweep() {
    return cql.list(row -> new Instance(row.getUuid(0), row.getLong(1)), "SELECT id, window FROM instance WHERE one = 0")
        .thenCompose(all -> Stages.each(all, 1, this::sweptIfSilent)).thenCompose(_ -> also.get());
  }

  private CompletionStage<Void> sweptIfSilent(Instance other) {
    if (other.id().equals(id)) return Stages.done(null);
    return cql.first("SELECT beat FROM alive WHERE id = ?", other.id()).thenCompose(beat -> {
      if (beat != null) return Stages.done(null);
      return sweep(other, other.window() - 1).thenCompose(_ -> sweep(other, other.window())).thenCompose(_ -> left(other.id()));
    });
  }

  private CompletionStage<Void> sweep(Instance other, long window) {
    return cql.list(row -> row.getString(0), "SELECT pid FROM touched WHERE instance = ? AND window = ?", other.id(), window)
        .thenCompose(pids -> Stages.each(pids, WIDTH, pid -> repair.apply(pid).thenApply(_ -> pid)))
        .thenCompose(pids -> {
          if (!pids.isEmpty()) LOG.info("An engine ended without notice; {} entities it wrote to are whole", pids.size());
          return forget(other.id(), window);
        });
  }

  private CompletionStage<Void> forget(UUID instance, long window) {
    return cql.write("DELETE FROM touched WHERE instance = ? AND window = ?", instance, window);
  }

  private CompletionStage<Void> left(UUID instance) {
    return cql.write("DELETE FROM instance WHERE one = 0 AND id = ?", instance)
        .thenCompose(_ -> cql.write("DELETE FROM alive WHERE id = ?", instance));
  }

  /** Says goodbye; call when nothing is under way. */
  @Override public void close() {
    closing = true;
    beats.shutdownNow();
    long window;
    synchronized (this) {
      window = notes.window();
    }
    await(Stages.all(List.of(beating, sweeping)));
    if (window < 0 || unfinished) return;
    await(forget(id, window).thenCompose(_ -> forget(id, window - 1)).thenCompose(_ -> left(id)));
  }

  /** What is not done in time is looked after by others. */
  private static void await(CompletionStage<Void> stage) {
    try {
      stage.toCompletableFuture().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The end of this engine could not be written: {}", Failures.cause(e).getMessage());
    }
  }
}
