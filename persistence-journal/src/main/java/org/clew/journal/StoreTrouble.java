package org.clew.journal;

import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.pattern.CircuitBreakerOpenException;
import org.clew.store.StoreException;

/** Tells a failure of the store itself, which passes, from one of what it holds, through whatever has wrapped it. */
public final class StoreTrouble {
  private StoreTrouble() {}

  /** The deepest failure that is the store's, or that of the circuit breaker before it; empty when the store is not to blame. */
  public static Optional<Throwable> in(Throwable failure) {
    Throwable found = null;
    for (var each = failure; each != null; each = each.getCause()) if (isOfStore(each)) found = each;
    return Optional.ofNullable(found);
  }

  private static boolean isOfStore(Throwable failure) {
    return failure instanceof StoreException || failure instanceof CircuitBreakerOpenException
        || failure instanceof TimeoutException;
  }
}
