package org.clew.store.cassandra;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A number of each JVM that grows with its commits. Commits that end while the number is being written share the next write of
 * it, and none is acknowledged before its number is.
 */
final class Versions {
  private final Cql cql;
  private final UUID instance;
  private long number = System.currentTimeMillis();
  private CompletableFuture<Void> next;
  private boolean writing;

  Versions(Cql cql, UUID instance) {
    this.cql = cql;
    this.instance = instance;
  }

  /** Completes when everybody can see that something was committed. */
  synchronized CompletionStage<Void> bump() {
    if (next == null) next = new CompletableFuture<>();
    CompletableFuture<Void> mine = next;
    if (!writing) start();
    return mine;
  }

  private void start() {
    CompletableFuture<Void> now = next;
    next = null;
    writing = true;
    cql.write("UPDATE version SET value = ? WHERE one = 0 AND instance = ?", ++number, instance).whenComplete((_, error) -> {
      synchronized (this) {
        writing = false;
        if (next != null) start();
      }
      if (error == null) now.complete(null);
      else now.completeExceptionally(error);
    });
  }

  /** The numbers of all JVMs in one. */
  long dataVersion() {
    List<Long> parts = cql.await(cql.list(row -> row.getUuid(0).getMostSignificantBits() * 31 + row.getLong(1),
        "SELECT instance, value FROM version WHERE one = 0"));
    long version = parts.size();
    for (long part : parts) version = version * 0x9e3779b97f4a7c15L + part;
    return version;
  }
}
