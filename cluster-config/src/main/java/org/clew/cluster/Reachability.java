package org.clew.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Whether something listens at an address: a TCP connection that says nothing. */
record Reachability(Duration patience) {

  /** Those that listen. Asks all at once. */
  Set<HostPort> of(List<HostPort> nodes) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(nodes.stream().<Callable<Boolean>>map(node -> () -> listens(node)).toList());
      var listening = new HashSet<HostPort>();
      for (int i = 0; i < answers.size(); i++) if (answers.get(i).get()) listening.add(nodes.get(i));
      return listening;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean listens(HostPort node) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(node.host(), node.port()), Math.toIntExact(patience.toMillis()));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
