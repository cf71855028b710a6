package org.clew.transport.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes two streams look like a computer to connect to: a port of the loopback interface for one connection. Whoever else
 * connects first only makes the login fail, as the host key is checked behind it.
 */
final class Bridge implements Closeable {
  private final ServerSocket door;
  private final Closeable end;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Socket socket;

  private Bridge(Closeable end) throws IOException {
    this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.end = end;
  }

  /**
   * @param from what the computer sends
   * @param to what is sent to the computer
   * @param end closed with the bridge
   */
  static Bridge of(InputStream from, OutputStream to, Closeable end) throws IOException {
    var bridge = new Bridge(end);
    Thread.ofVirtual().name("bridge").start(() -> bridge.serve(from, to));
    return bridge;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  private void serve(InputStream from, OutputStream to) {
    try (door) {
      socket = door.accept();
      socket.setTcpNoDelay(true);
      door.close();
      if (closed.get()) socket.close();
      Thread.ofVirtual().start(() -> pump(from, this::socketOut));
      pump(socket.getInputStream(), () -> to);
    } catch (IOException _) {
      close();
    }
  }

  @FunctionalInterface
  private interface Sink {
    OutputStream get() throws IOException;
  }

  private OutputStream socketOut() throws IOException {
    return socket.getOutputStream();
  }

  private void pump(InputStream from, Sink sink) {
    try {
      var to = sink.get();
      var buffer = new byte[1 << 15];
      for (int count; (count = from.read(buffer)) >= 0;) {
        to.write(buffer, 0, count);
        to.flush();
      }
    } catch (IOException _) {
      return;
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) return;
    quietly(door);
    if (socket != null) quietly(socket);
    quietly(end);
  }

  private static void quietly(Closeable thing) {
    try {
      thing.close();
    } catch (IOException _) {
      return;
    }
  }
}
