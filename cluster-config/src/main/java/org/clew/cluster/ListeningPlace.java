package org.clew.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the engine in a seat can listen where its settings say; asked before it starts, so that the answer is one sentence. */
record ListeningPlace(ClusterSettings settings, int seat) {

  /** Throws ClusterException naming the port, or the address, and what to set. */
  void require() {
    var node = settings.node(seat);
    if (node.port() == 0) return;
    var host = settings.bindHost().orElse(node.host());
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, node.port()));
    } catch (IOException e) {
      throw new ClusterException(isInUse(e) ? inUse(node, host) : "This machine cannot listen at " + host + " (" + e.getMessage()
          + "): set cluster.host, or cluster.bind_host, to an address of its own.", e);
    }
  }

  private static boolean isInUse(IOException e) {
    return String.valueOf(e.getMessage()).contains("in use");
  }

  private String inUse(HostPort node, String host) {
    var why = seat == 1 ? "cluster.port" : "cluster.port " + settings.self().port() + " + " + (seat - 1) + ", for worker " + seat;
    return "Port " + node.port() + " of " + host + " (" + why
        + ") is in use: end what listens there, see 'ss -ltnp', or set cluster.port so "
        + "that this port and those of the other workers are free.";
  }
}
