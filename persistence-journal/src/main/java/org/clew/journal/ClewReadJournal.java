package org.clew.journal;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentPersistenceIdsQuery;
import org.apache.pekko.persistence.query.javadsl.EventsByPersistenceIdQuery;
import org.apache.pekko.persistence.query.javadsl.PersistenceIdsQuery;
import org.apache.pekko.persistence.query.javadsl.ReadJournal;
import org.apache.pekko.stream.javadsl.Source;
import org.clew.store.EventRow;
import org.clew.store.Store;

/**
 * Pekko's read journal over the store, plugin id {@code clew.read-journal}. Live queries look for news every
 * {@code refresh-interval}, also for what other JVMs wrote; {@link #persistenceIds()} live gives ids in order of their first
 * sight.
 */
public final class ClewReadJournal implements ReadJournal, EventsByPersistenceIdQuery, CurrentEventsByPersistenceIdQuery,
    PersistenceIdsQuery, CurrentPersistenceIdsQuery {
  public static final String IDENTIFIER = "clew.read-journal";
  private static final int PAGE = 200;

  /** Whether a query ends with what is there now, or waits for more. */
  private enum End { AT_END, NEVER }

  private final Store store;
  private final Payloads payloads;
  private final Executor readers;
  private final Duration refresh;

  ClewReadJournal(ExtendedActorSystem system, Config config) {
    StoreExtension extension = StoreExtension.of(system);
    this.store = extension.store();
    this.readers = extension.readers();
    this.payloads = new Payloads(system);
    this.refresh = config.getDuration("refresh-interval");
  }

  @Override public Source<EventEnvelope, NotUsed> eventsByPersistenceId(String persistenceId, long from, long to) {
    return events(persistenceId, from, to, End.NEVER);
  }

  @Override public Source<EventEnvelope, NotUsed> currentEventsByPersistenceId(String persistenceId, long from, long to) {
    return events(persistenceId, from, to, End.AT_END);
  }

  private Source<EventEnvelope, NotUsed> events(String persistenceId, long from, long to, End end) {
    return Source.unfoldAsync(Math.max(1, from), next -> {
      if (next > to) return CompletableFuture.completedFuture(Optional.<Pair<Long, List<EventRow>>>empty());
      return read(end, () -> store.events(persistenceId, next, to, PAGE),
          page -> page.isEmpty() ? next : page.getLast().sequenceNr() + 1);
    }).mapConcat(page -> page).map(this::envelope);
  }

  private EventEnvelope envelope(EventRow row) {
    return new EventEnvelope(Offset.sequence(row.sequenceNr()), row.persistenceId(), row.sequenceNr(), payloads.event(row),
        row.timestamp());
  }

  @Override public Source<String, NotUsed> currentPersistenceIds() {
    return Source.unfoldAsync("", after -> this.<String, String>read(End.AT_END, () -> store.persistenceIds(after, PAGE),
        page -> page.isEmpty() ? after : page.getLast())).mapConcat(page -> page);
  }

  @Override public Source<String, NotUsed> persistenceIds() {
    return Source.tick(Duration.ZERO, refresh, "").mapMaterializedValue(_ -> NotUsed.getInstance())
        .flatMapConcat(_ -> currentPersistenceIds())
        .statefulMap(java.util.HashSet<String>::new,
            (seen, id) -> Pair.create(seen, seen.add(id) ? List.of(id) : List.<String>of()), _ -> Optional.empty())
        .mapConcat(fresh -> fresh);
  }

  /** One page, later when the query is live and the page before was empty. */
  private <S, T> CompletionStage<Optional<Pair<S, List<T>>>> read(End end, java.util.function.Supplier<List<T>> query,
      java.util.function.Function<List<T>, S> next) {
    return CompletableFuture.supplyAsync(query, readers).thenCompose(page -> {
      Optional<Pair<S, List<T>>> answer = Optional.of(Pair.create(next.apply(page), page));
      if (!page.isEmpty()) return CompletableFuture.completedFuture(answer);
      if (end == End.AT_END) return CompletableFuture.completedFuture(Optional.empty());
      Executor later = CompletableFuture.delayedExecutor(refresh.toMillis(), TimeUnit.MILLISECONDS);
      return CompletableFuture.supplyAsync(() -> answer, later);
    });
  }
}
