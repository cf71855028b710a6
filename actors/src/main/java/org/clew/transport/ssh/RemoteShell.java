package org.clew.transport.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clew.scheduler.Command;
import org.clew.scheduler.CommandResult;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.ssh.Link.Again;
import org.clew.transport.ssh.RemoteLine.Profile;

/** Runs commands of others on a computer. */
final class RemoteShell {
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(20);

  private final Link<? extends Connection> link;
  private final String shown;
  private final Profile profile;
  private final String mark = "clew-" + UUID.randomUUID();

  RemoteShell(Link<? extends Connection> link, String shown, Profile profile) {
    this.link = link;
    this.shown = shown;
    this.profile = profile;
  }

  /** Never repeated once the computer may have begun with it. */
  CommandResult exec(Command command, String folder, Duration timeout) throws IOException, InterruptedException {
    var line = RemoteLine.command(mark, profile, folder, command.words());
    return link.use(Again.NEVER, connection -> {
      try (var running = connection.start(line)) {
        return await(command, folder, new Started(connection, running, mark), timeout);
      }
    });
  }

  private CommandResult await(Command command, String folder, Started started, Duration timeout)
      throws IOException, InterruptedException {
    var result = new CompletableFuture<CommandResult>();
    Thread.startVirtualThread(() -> {
      try {
        result.complete(run(command, folder, started));
      } catch (IOException | InterruptedException | RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      kill(started);
      throw new TransportException(command.shown() + " did not end within " + timeout.toMillis() / 1000.0 + " s");
    } catch (InterruptedException e) {
      kill(started);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io
          : new TransportException(command.shown() + ": " + e.getCause().getMessage(), e.getCause());
    }
  }

  private CommandResult run(Command command, String folder, Started started) throws IOException, InterruptedException {
    begin(command, folder, started);
    Thread.startVirtualThread(() -> feed(started.stdin(), command.stdin().getBytes(StandardCharsets.UTF_8)));
    try {
      var stdout = new String(started.stdout().readAllBytes(), StandardCharsets.UTF_8);
      var exit = started.exit();
      if (exit.isPresent()) return new CommandResult(exit.getAsInt(), stdout, started.stderr());
      throw lost(command, null);
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw lost(command, e);
    }
  }

  private static void begin(Command command, String folder, Started started) throws IOException, InterruptedException {
    try {
      started.begin();
    } catch (TransportException e) {
      if (e.kind() != Kind.COMMAND || e instanceof ChannelRefusedException) throw e;
      throw new TransportException("cannot run " + command.shown() + " in " + folder + ": " + e.getMessage(), e);
    }
  }

  private TransportException lost(Command command, IOException e) {
    return new TransportException(Kind.UNREACHABLE, "the connection to " + shown + " broke while " + command.shown()
        + " was under way; nobody knows what became of it", e);
  }

  /** A command that ends without reading all is judged by its exit status. */
  static void feed(OutputStream stdin, byte[] content) {
    try (stdin) {
      stdin.write(content);
    } catch (IOException _) {
      return;
    }
  }

  /** Without waiting; as good as it goes. */
  private void kill(Started started) {
    started.pid().ifPresent(pid -> Thread.startVirtualThread(() -> {
      try {
        link.use(Again.NEVER, connection -> {
          try (var running = connection.start("kill -KILL " + pid)) {
            return running.exit();
          }
        });
      } catch (IOException | InterruptedException e) {
        System.getLogger(RemoteShell.class.getName())
            .log(System.Logger.Level.DEBUG, "cannot end process " + pid + " on " + shown, e);
      }
    }));
  }

  /** What profiles print when a shell begins. */
  String noise() throws IOException, InterruptedException {
    return noise(profile);
  }

  String noise(Profile profile) throws IOException, InterruptedException {
    return link.use(Again.ONCE, connection -> {
      try (var running = connection.start(RemoteLine.nothing(profile))) {
        var printed = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> printed.complete(rest(running.stdout())));
        var text = printed.get(LAST_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        running.await(LAST_PATIENCE);
        return text;
      } catch (ExecutionException | TimeoutException e) {
        throw new TransportException("a login shell that does nothing did not end within " + LAST_PATIENCE.toSeconds() + " s", e);
      }
    });
  }

  private static String rest(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  Scripts scripts() {
    return new Scripts(link, mark);
  }
}
