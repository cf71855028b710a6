package org.clew.transport;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;

/** Runs commands on this machine. */
final class LocalCommands {
  private static final File NOTHING = new File("/dev/null");

  private LocalCommands() {}

  /** @param words what is really started for the command */
  static CommandResult run(Command command, List<String> words, String workdir, Duration timeout)
      throws IOException, InterruptedException {
    return await(command, start(command, words, workdir), timeout);
  }

  private static Process start(Command command, List<String> words, String workdir) throws IOException {
    var builder = new ProcessBuilder(words).directory(new File(workdir));
    if (command.stdin().isEmpty()) builder.redirectInput(NOTHING);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new TransportException("cannot run " + command.shown() + " in " + workdir + ": " + e.getMessage(), e);
    }
  }

  private static CommandResult await(Command command, Process process, Duration timeout)
      throws IOException, InterruptedException {
    var deadline = System.nanoTime() + timeout.toNanos();
    try {
      var stdout = reading(process.getInputStream());
      var stderr = reading(process.getErrorStream());
      Thread.startVirtualThread(() -> feed(command, process));
      if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) throw new TimeoutException();
      return new CommandResult(process.exitValue(), rest(stdout, deadline), rest(stderr, deadline));
    } catch (TimeoutException _) {
      throw new TransportException(command.shown() + " did not end within " + timeout.toMillis() / 1000.0 + " s");
    } catch (ExecutionException e) {
      throw new TransportException("cannot read what " + command.shown() + " writes: " + e.getCause().getMessage(), e.getCause());
    } finally {
      process.destroyForcibly();
    }
  }

  /** A command that ends without reading all is judged by its exit status. */
  private static void feed(Command command, Process process) {
    if (command.stdin().isEmpty()) return;
    try (var stdin = process.getOutputStream()) {
      stdin.write(command.stdin().getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      return;
    }
  }

  private static String rest(CompletableFuture<String> output, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    return output.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    var text = new CompletableFuture<String>();
    Thread.startVirtualThread(() -> {
      try (stream) {
        text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        text.completeExceptionally(e);
      }
    });
    return text;
  }
}
