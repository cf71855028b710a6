package org.clew.journal;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.clew.store.StaleWriterException;
import org.clew.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that the store cannot be used, however many processes find out, and once that it can be used again. What else fails
 * is
 * said each time, as the actors that are told are silent about it.
 */
final class StoreOutage {
  private static final Logger LOG = LoggerFactory.getLogger(StoreOutage.class);
  private static final long NONE = 0;

  private long since = NONE;
  private long failures;

  synchronized void failed(String persistenceId, Throwable error) {
    switch (cause(error)) {
      case StaleWriterException stale -> LOG.warn("{}: {}", persistenceId, stale.getMessage());
      case StoreException outage -> begin(outage);
      case Throwable other -> LOG.error("The journal of {} failed", persistenceId, other);
    }
  }

  private void begin(StoreException outage) {
    failures++;
    if (since != NONE) return;
    since = System.nanoTime();
    LOG.warn("{} Processes wait until it can be used again.", outage.getMessage());
  }

  synchronized void succeeded() {
    if (since == NONE) return;
    LOG.info("The store can be used again, {} s after the first of {} failures", Duration.ofNanos(System.nanoTime() - since)
        .toSeconds(), failures);
    since = NONE;
    failures = 0;
  }

  private static Throwable cause(Throwable error) {
    Throwable cause = error;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) cause = cause.getCause();
    return cause;
  }
}
