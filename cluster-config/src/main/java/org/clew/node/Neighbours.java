package org.clew.node;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.clew.launch.ClusterView;
import org.clew.launch.Meeting;

/** Which engine of the home a new one joins. Used with the door held. */
record Neighbours(Seats seats, Seat own, NodeWatch watch) implements Meeting {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final long PAUSE_NS = 50_000_000;

  /** A neighbour that dies while this one is being let in is removed by nobody else, when it was the only one. */
  @Override public void begins(ClusterView cluster) {
    watch.start(cluster);
  }

  /**
   * The address of one that is up; empty when there is none, so that a cluster of its own is right. An engine that is there but
   * does not answer is waited for: it is leaving, or it hangs and still believes that it owns processes.
   *
   * @throws NodeException naming those that neither answer nor end
   */
  @Override public Optional<String> whomToJoin() {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var others = seats.taken().stream().filter(holder -> holder.seat() != own.number()).toList();
      var up = others.stream().flatMap(holder -> holder.endpoint().stream()).filter(EngineEndpoint::answers).findFirst();
      if (up.isPresent() || others.isEmpty()) return up.map(EngineEndpoint::address);
      if (System.nanoTime() > deadline) {
        var pids = others.stream().map(holder -> String.valueOf(holder.pid())).collect(Collectors.joining(", "));
        throw new NodeException("An engine of this home neither answers nor ends (pid " + pids
            + "): look at it with 'ps', or end it with 'kill -9 " + pids.replace(",", "") + "'; nothing is lost.");
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }
}
