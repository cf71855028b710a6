package org.clew.launch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clew.process.KillMode;
import org.clew.process.ProcessCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While this is open, SIGINT and SIGTERM kill a process and what it called before the JVM ends; afterwards they do what they did.
 */
final class KillAtExit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KillAtExit.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Engine engine;
  private final ProcessFuture process;
  private final ExitTasks.Task task;

  KillAtExit(Engine engine, ProcessFuture process) {
    this.engine = engine;
    this.process = process;
    this.task = engine.atExit(this::kill);
  }

  /** The intent is durable before anything else; a process that does not end in time is killed by the next engine. */
  private void kill() {
    try {
      engine.control(process.uuid(), new ProcessCommand.Kill("Killed by the signal that ended its program", KillMode.ORDERLY),
          PATIENCE)
          .toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      process.await(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Process {} could not be killed in time: {}", process.pk(), e.getMessage());
    }
  }

  /** When the JVM is ending the engine is left to the kill, which needs it. */
  @Override public void close() {
    task.close();
  }
}
