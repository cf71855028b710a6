package org.clew.transport.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.clew.transport.Interruptions;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;
import org.clew.transport.ssh.Link.Again;

/** Scripts of ours on a computer (bash, GNU coreutils, findutils and tar), for files. Interruption ends them. */
final class Scripts {
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final Link<? extends Connection> link;
  private final String mark;

  /** Moves what a script reads and writes. */
  @FunctionalInterface
  interface Streams<T> {
    T move(OutputStream stdin, InputStream stdout) throws IOException, InterruptedException;
  }

  Scripts(Link<? extends Connection> link, String mark) {
    this.link = link;
    this.mark = mark;
  }

  /**
   * Runs a script to its end and returns what it wrote.
   *
   * @param path what it is about, for messages
   */
  byte[] run(Again again, String path, String script, List<String> arguments, byte[] stdin)
      throws IOException, InterruptedException {
    return stream(again, path, script, arguments, (in, out) -> {
      Thread.startVirtualThread(() -> RemoteShell.feed(in, stdin));
      return out.readAllBytes();
    });
  }

  byte[] run(Again again, String path, String script, String... arguments) throws IOException, InterruptedException {
    return run(again, path, script, List.of(arguments), new byte[0]);
  }

  <T> T stream(Again again, String path, String script, List<String> arguments, Streams<T> streams)
      throws IOException, InterruptedException {
    var line = RemoteLine.script(mark, script, arguments);
    return link.use(again, connection -> {
      try (var running = connection.start(line)) {
        var started = new Started(connection, running, mark);
        return Interruptions.call(() -> move(path, started, streams), running::close);
      }
    });
  }

  private static <T> T move(String path, Started started, Streams<T> streams) throws IOException, InterruptedException {
    started.begin();
    T moved;
    try {
      moved = streams.move(started.stdin(), started.stdout());
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw ended(path, started, e);
    }
    started.stdin().close();
    var exit = started.exit();
    if (exit.isEmpty()) throw broken(path, null);
    if (exit.getAsInt() != 0) throw ShellTrouble.of(path, exit.getAsInt(), started.stderr());
    return moved;
  }

  /** When the script has ended early, what it says is the reason. */
  private static IOException ended(String path, Started started, IOException e) throws InterruptedException {
    try {
      started.stdin().close();
    } catch (IOException further) {
      e.addSuppressed(further);
    }
    if (!started.await(LAST_WORDS)) return e;
    OptionalInt exit = started.exit();
    if (exit.isEmpty()) return broken(path, e);
    return exit.getAsInt() == 0 ? e : ShellTrouble.of(path, exit.getAsInt(), started.stderr());
  }

  private static TransportException broken(String path, IOException e) {
    return new TransportException(Kind.UNREACHABLE, "the connection broke while " + path + " was under way", e);
  }
}
