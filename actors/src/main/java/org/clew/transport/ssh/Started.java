package org.clew.transport.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A line under way, with what profiles print cut off. */
final class Started {
  private static final int NOISE = 1 << 20;

  private final Connection connection;
  private final Running running;
  private final String mark;
  private final CompletableFuture<byte[]> stderr = new CompletableFuture<>();
  private volatile long pid;

  Started(Connection connection, Running running, String mark) {
    this.connection = connection;
    this.running = running;
    this.mark = mark;
    Thread.startVirtualThread(() -> {
      try {
        stderr.complete(running.stderr().readAllBytes());
      } catch (IOException | RuntimeException _) {
        stderr.complete(new byte[0]);
      }
    });
  }

  /**
   * Waits until the real work has begun.
   *
   * @throws IOException when it ended before that
   */
  void begin() throws IOException, InterruptedException {
    var noise = new ByteArrayOutputStream();
    var line = new ByteArrayOutputStream();
    for (int read; noise.size() < NOISE && (read = running.stdout().read()) >= 0;) {
      noise.write(read);
      if (read != '\n') {
        line.write(read);
        continue;
      }
      var text = line.toString(StandardCharsets.UTF_8);
      var at = text.lastIndexOf(mark + " ");
      if (at >= 0 && text.substring(at + mark.length() + 1).matches("\\d+")) {
        pid = Long.parseLong(text.substring(at + mark.length() + 1));
        return;
      }
      line.reset();
    }
    throw connection.unstarted(running.exit(), stderr().strip());
  }


  /** Known once it has begun. */
  OptionalLong pid() {
    return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  OutputStream stdin() {
    return running.stdin();
  }

  InputStream stdout() {
    return running.stdout();
  }

  boolean await(Duration most) throws InterruptedException {
    return running.await(most);
  }

  OptionalInt exit() throws InterruptedException {
    return running.exit();
  }

  /** All that the work itself has written to standard error; waits for the end. */
  String stderr() throws InterruptedException {
    try {
      var text = new String(stderr.get(), StandardCharsets.UTF_8);
      var at = text.indexOf(mark + "\n");
      return at < 0 ? text : text.substring(at + mark.length() + 1);
    } catch (ExecutionException e) {
      throw new AssertionError("completed normally only", e);
    }
  }
}
