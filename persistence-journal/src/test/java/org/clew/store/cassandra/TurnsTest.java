package org.clew.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.clew.store.StaleWriterException;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> started = new ArrayList<>();

  @Test void tasksWithAKeyInCommonComeOneAfterTheOther() {
    Turns turns = new Turns(10);
    CompletableFuture<String> first = new CompletableFuture<>();
    run(turns, "first", first, "a", "b");
    run(turns, "second", CompletableFuture.completedFuture(""), "b");
    run(turns, "other", CompletableFuture.completedFuture(""), "c");
    assertThat(started).containsExactly("first", "other");
    first.complete("");
    assertThat(started).containsExactly("first", "other", "second");
  }

  @Test void noMoreThanTheWidthRunAtATime() {
    Turns turns = new Turns(1);
    CompletableFuture<String> first = new CompletableFuture<>();
    run(turns, "first", first, "a");
    CompletionStage<String> second = run(turns, "second", CompletableFuture.completedFuture("done"), "b");
    assertThat(started).containsExactly("first");
    first.completeExceptionally(new IllegalStateException("lost"));
    assertThat(second.toCompletableFuture()).isCompletedWithValue("done");
  }

  @Test void whoIsQueuedBehindARefusedOneIsRefused() {
    Turns turns = new Turns(10);
    CompletableFuture<String> first = new CompletableFuture<>();
    run(turns, "first", first, "a", 7L);
    CompletionStage<String> sameEntity = run(turns, "second", CompletableFuture.completedFuture("written"), "a");
    CompletionStage<String> sameProcess = run(turns, "third", CompletableFuture.completedFuture("written"), "b", 7L);
    first.completeExceptionally(new StaleWriterException("a", 2));
    assertThat(sameEntity.toCompletableFuture()).isCompletedExceptionally();
    assertThat(sameProcess.toCompletableFuture()).isCompletedWithValue("written");
    assertThat(run(turns, "fourth", CompletableFuture.completedFuture("written"), "a").toCompletableFuture())
        .isCompletedWithValue("written");
    assertThat(started).containsExactly("first", "third", "fourth");
  }

  private CompletionStage<String> run(Turns turns, String name, CompletionStage<String> work, Object... keys) {
    return turns.run(List.of(keys), () -> {
      started.add(name);
      return work;
    });
  }
}
