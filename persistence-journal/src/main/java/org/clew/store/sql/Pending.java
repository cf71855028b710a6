package org.clew.store.sql;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A task and whoever waits for it. Outcome is value or error, known before the commit and told after it. */
final class Pending<T> {
  private final Set<String> entities;
  private final WriteTask<T> task;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private T value;
  private RuntimeException error;

  /** @param entities the persistence ids whose numbers the task will want */
  Pending(Set<String> entities, WriteTask<T> task) {
    this.entities = entities;
    this.task = task;
  }

  Set<String> entities() {
    return entities;
  }

  CompletionStage<T> stage() {
    return future;
  }

  void run(WriteSession session) throws SQLException {
    error = null;
    value = task.apply(session);
  }

  void fail(RuntimeException reason) {
    error = reason;
  }

  void answer() {
    if (error == null) future.complete(value);
    else future.completeExceptionally(error);
  }
}
