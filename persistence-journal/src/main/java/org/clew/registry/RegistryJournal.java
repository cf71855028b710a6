package org.clew.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.clew.store.Batch;
import org.clew.store.EventRow;
import org.clew.store.Row;
import org.clew.store.StaleWriterException;
import org.clew.store.Store;
import org.clew.store.Uuids;

/**
 * Entities of one kind in the journal, named {@code PREFIX|LABEL}. The sequence number of the store's unique key refuses whoever
 * has decided on an old state.
 */
final class RegistryJournal {
  private static final int PAGE = 200;
  private static final int TRIES = 20;

  private final Store store;
  private final String prefix;
  private final String writer = Uuids.next().toString();

  RegistryJournal(Store store, String kind) {
    this.store = store;
    this.prefix = kind + "|";
  }

  List<String> labels() {
    var labels = new ArrayList<String>();
    var after = prefix;
    while (true) {
      var page = store.persistenceIds(after, PAGE);
      for (var id : page) {
        if (!id.startsWith(prefix)) return labels;
        labels.add(id.substring(prefix.length()));
      }
      if (page.size() < PAGE) return labels;
      after = page.getLast();
    }
  }

  /** An event with its place in the history of the entity. */
  record Entry(long sequenceNr, RegistryEvent event) {}

  /** What happened after this sequence number. */
  List<Entry> after(String label, long sequenceNr) {
    return store.events(prefix + label, sequenceNr + 1, Long.MAX_VALUE, Long.MAX_VALUE).stream()
        .map(row -> new Entry(row.sequenceNr(), RegistryCodec.decode(row.manifest(), row.payload()))).toList();
  }

  /**
   * The greatest number that was ever given; where events were forgotten, a store may keep their numbers taken. To be asked for
   * before the events are read that a decision is made of: later, it would hide what somebody else has written since.
   */
  long highest(String label) {
    return store.highestSequenceNr(prefix + label);
  }

  /** Blocks until the event is durable; throws StaleWriterException when one with this number exists. */
  void append(String label, long sequenceNr, RegistryEvent event, List<Row> rows) {
    var row = new EventRow(prefix + label, sequenceNr, RegistryCodec.IDENTIFIER, RegistryCodec.manifest(event),
        RegistryCodec.encode(event), writer, event.at().toEpochMilli());
    try {
      store.write(new Batch(List.of(row), rows)).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Reads, decides and writes again while somebody else was quicker. */
  static <T> T retried(Supplier<T> attempt) {
    for (int tries = 1;; tries++) {
      try {
        return attempt.get();
      } catch (StaleWriterException e) {
        if (tries == TRIES) throw e;
      }
    }
  }
}
