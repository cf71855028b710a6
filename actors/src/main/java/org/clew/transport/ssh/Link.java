package org.clew.transport.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.transport.Doorman;
import org.clew.transport.TransportException;
import org.clew.transport.TransportException.Kind;

/**
 * The way to a computer: at most one connection, opened when it is needed, shared by all who need it, and opened anew after it
 * broke. A failure to open it is told to all who wait for it; the next one tries again.
 */
final class Link<C extends Connection> implements AutoCloseable {
  /** A connection may break once more while it is opened anew. */
  private static final int MOST_TURNS = 2;

  private final Connector<C> connector;
  private final Doorman doorman;
  private final int channels;
  private final Duration idle;
  private final ReentrantLock lock = new ReentrantLock();
  private CompletableFuture<Held<C>> current;
  private Thread opener;
  private boolean closed;

  /** Whether something may be done a second time when the connection broke meanwhile. */
  enum Again { NEVER, ONCE }

  Link(Connector<C> connector, Doorman doorman, SshSettings settings) {
    this.connector = connector;
    this.doorman = doorman;
    this.channels = settings.channels();
    this.idle = settings.idle();
  }

  /** What was certainly not begun, as the connection was broken before, is always done again. */
  <T> T use(Again again, Held.Use<C, T> use) throws IOException, InterruptedException {
    int begun = again == Again.ONCE ? 0 : 1;
    for (int turn = 0;; turn++) {
      try {
        return held().use(use);
      } catch (TransportException e) {
        var repeated = e instanceof NotStartedException || e.kind() == Kind.UNREACHABLE && begun++ == 0;
        if (turn == MOST_TURNS || !repeated || e instanceof NoConnectionException) throw e;
      }
    }
  }

  /** No connection could be opened, which is not tried again by the same user. */
  private static final class NoConnectionException extends TransportException {
    private static final long serialVersionUID = 1L;

    NoConnectionException(Kind kind, Throwable cause) {
      super(kind, cause.getMessage(), cause);
    }
  }

  private Held<C> held() throws IOException, InterruptedException {
    while (true) {
      var attempt = attempt();
      try {
        var held = attempt.get();
        if (held.enter()) return held;
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      } finally {
        forget(attempt);
      }
    }
  }

  private CompletableFuture<Held<C>> attempt() throws TransportException {
    lock.lock();
    try {
      if (closed) throw new TransportException("the transport to " + connector.shown() + " is closed");
      if (current == null) {
        var opening = new CompletableFuture<Held<C>>();
        current = opening;
        opener = Thread.ofVirtual().name("connect " + connector.shown()).start(() -> open(opening));
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** A connection that cannot be used any more, or was never made, is not for the next one. */
  private void forget(CompletableFuture<Held<C>> attempt) {
    if (!attempt.isDone() || !attempt.isCompletedExceptionally() && attempt.join().isUsable()) return;
    lock.lock();
    try {
      if (current == attempt) current = null;
    } finally {
      lock.unlock();
    }
    if (!attempt.isCompletedExceptionally()) attempt.join().close();
  }

  private void open(CompletableFuture<Held<C>> opening) {
    Doorman.Leave leave = null;
    try {
      leave = doorman.enter();
      var connection = connector.connect();
      var held = new Held<>(connection, connector.shown(), channels, idle, leave);
      held.begin();
      leave = null;
      opening.complete(held);
      if (isClosed()) held.close();
    } catch (InterruptedException | IOException | RuntimeException | Error e) {
      opening.completeExceptionally(e);
    } finally {
      if (leave != null) leave.close();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private IOException failure(Throwable cause) {
    return switch (cause) {
      case TransportException told -> new NoConnectionException(told.kind(), told);
      case IOException io -> io;
      case InterruptedException _ -> new TransportException("the transport to " + connector.shown() + " is closed");
      case RuntimeException runtime -> throw runtime;
      case Error error -> throw error;
      default -> new IOException(cause);
    };
  }

  @Override
  public void close() {
    CompletableFuture<Held<C>> last;
    lock.lock();
    try {
      closed = true;
      last = current;
      current = null;
      if (last != null && !last.isDone()) opener.interrupt();
    } finally {
      lock.unlock();
    }
    if (last != null) last.thenAccept(Held::close);
    connector.close();
  }
}
