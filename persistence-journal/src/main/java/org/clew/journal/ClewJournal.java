package org.clew.journal;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Replay;
import org.clew.store.Row;
import org.clew.store.StaleWriterException;
import org.clew.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/**
 * Pekko's write journal over the store, plugin id {@code clew.journal}.
 *
 * <p>What one actor writes at a time is one batch with the rows of the {@link Projection}. An event that exists already fails the
 * write with {@code StaleWriterException}, which stops the actor: somebody else owns its entity. An event that can not be
 * serialized is rejected, and the actor goes on.
 */
public final class ClewJournal extends AsyncWriteJournal {
  private static final Logger LOG = LoggerFactory.getLogger(ClewJournal.class);
  private static final int PAGE = 500;

  private final Store store;
  private final Projection projection;
  private final Executor readers;
  private final Payloads payloads;
  private final RecentReplays recent = new RecentReplays();
  private final Newborns newborns;
  private final int firstPage;

  public ClewJournal(Config config) {
    StoreExtension extension = StoreExtension.of(context().system());
    this.store = extension.store();
    this.projection = extension.projection();
    this.readers = extension.readers();
    this.newborns = extension.newborns();
    this.payloads = new Payloads(context().system());
    this.firstPage = config.getInt("events-with-first-query");
  }

  @Override public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
    List<EventRow> events = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<Optional<Exception>> outcomes = new ArrayList<>();
    for (AtomicWrite write : messages) outcomes.add(add(write, events, rows));
    CompletableFuture<Iterable<Optional<Exception>>> answer = new CompletableFuture<>();
    CompletionStage<Void> written = events.isEmpty() ? CompletableFuture.completedFuture(null)
        : store.write(new Batch(events, rows));
    written.whenComplete((_, error) -> {
      if (error == null) answer.complete(outcomes);
      else {
        say(events.getFirst().persistenceId(), error instanceof CompletionException ? error.getCause() : error);
        answer.completeExceptionally(error);
      }
    });
    return FutureConverters.asScala(answer);
  }

  /** The actors start again without a word. Of an outage they wait for the engine tells. */
  private static void say(String persistenceId, Throwable why) {
    if (StoreTrouble.in(why).isPresent()) LOG.debug("Events of {} could not be written", persistenceId, why);
    else if (why instanceof StaleWriterException) LOG.warn("What was done here counts not: {}", why.getMessage());
    else LOG.error("Events of {} could not be written", persistenceId, why);
  }

  private Optional<Exception> add(AtomicWrite write, List<EventRow> events, List<Row> rows) {
    List<PersistentRepr> reprs = CollectionConverters.asJava(write.payload());
    List<EventRow> serialized = new ArrayList<>(reprs.size());
    try {
      for (PersistentRepr repr : reprs) serialized.add(payloads.row(repr));
    } catch (Exception e) {
      return Optional.of(e);
    }
    events.addAll(serialized);
    rows.addAll(projection.rows(write.persistenceId(), write.lowestSequenceNr(), reprs.stream().map(Payloads::event).toList()));
    return Optional.empty();
  }

  @Override public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
    return FutureConverters.asScala(store.deleteEvents(persistenceId, toSequenceNr));
  }

  @Override public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long fromSequenceNr) {
    long from = Math.max(1, fromSequenceNr);
    Optional<Replay> known = from == 1 ? newborns.take(persistenceId) : Optional.empty();
    if (known.isPresent()) return Future.successful(kept(persistenceId, from, known.get()));
    return FutureConverters.asScala(CompletableFuture.supplyAsync(
        () -> kept(persistenceId, from, store.replay(persistenceId, from, firstPage)), readers));
  }

  private Long kept(String persistenceId, long from, Replay replay) {
    recent.keep(persistenceId, from, replay);
    return replay.highestSequenceNr();
  }

  @Override public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
    Optional<List<EventRow>> known = recent.take(persistenceId, from, to);
    if (known.isPresent() && known.get().size() == 1) {
      known.get().stream().limit(max).map(payloads::repr).forEach(replay);
      return Future.successful(null);
    }
    return FutureConverters.asScala(CompletableFuture.runAsync(() -> {
      if (known.isPresent()) known.get().stream().limit(max).map(payloads::repr).forEach(replay);
      else readPages(persistenceId, from, to, max, replay);
    }, readers));
  }

  private void readPages(String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
    long next = from;
    long left = max;
    while (left > 0 && next <= to) {
      List<EventRow> page = store.events(persistenceId, next, to, Math.min(PAGE, left));
      for (EventRow row : page) replay.accept(payloads.repr(row));
      if (page.size() < PAGE) return;
      next = page.getLast().sequenceNr() + 1;
      left -= page.size();
    }
  }
}
