package org.clew.store.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a store and its server. When it is told to, it passes a commit on, or drops it, and breaks the connection before
 * the answer gets through.
 */
final class LosingProxy implements AutoCloseable {
  /** What happens to the next commit. */
  enum Mischief { NONE, LOSE_ANSWER, LOSE_COMMIT }

  private final ServerSocket listening;
  private final int serverPort;
  private final AtomicInteger mischiefs = new AtomicInteger();
  private volatile Mischief next = Mischief.NONE;

  LosingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void onNextCommit(Mischief mischief) {
    next = mischief;
  }

  /** How often it did harm. */
  int mischiefs() {
    return mischiefs.get();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        Thread.ofVirtual().start(() -> requests(client, server));
        Thread.ofVirtual().start(() -> answers(server, client));
      } catch (IOException _) {
        // closed, or a client that was gone at once
      }
    }
  }

  private void requests(Socket client, Socket server) {
    byte[] buffer = new byte[1 << 16];
    try (client; server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        boolean commit = next != Mischief.NONE && new String(buffer, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
        if (!commit) {
          out.write(buffer, 0, count);
          continue;
        }
        Mischief mischief = next;
        next = Mischief.NONE;
        mischiefs.incrementAndGet();
        client.close();
        if (mischief == Mischief.LOSE_ANSWER) out.write(buffer, 0, count);
        server.shutdownOutput();
        while (server.getInputStream().read(buffer) >= 0) continue;
        return;
      }
    } catch (IOException _) {
      // either end went away, which is what this is for
    }
  }

  private static void answers(Socket server, Socket client) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = server.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) client.getOutputStream().write(buffer, 0, count);
    } catch (IOException _) {
      // either end went away
    }
  }

  @Override public void close() throws IOException {
    listening.close();
  }
}
