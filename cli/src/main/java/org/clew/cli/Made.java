package org.clew.cli;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.clew.store.AnnotationException;

/** Waits for changes of annotations. */
public final class Made {
  private Made() {}

  /** The answer when the change is on disk; throws CommandException for one that can not be made, and what the store throws. */
  public static <T> T of(CompletionStage<T> change) {
    try {
      return change.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case AnnotationException refused -> CommandException.refused(refused.getMessage());
        case RuntimeException other -> other;
        default -> e;
      };
    }
  }
}
