package org.clew.node;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Which engine of the home a new one joins. */
final class Neighbours {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final long PAUSE_NS = 50_000_000;

  private Neighbours() {}

  /**
   * The address of one that is up; empty when there is none, so that a cluster of its own is right. An engine that is there but does not
   * answer is waited for: it is leaving, or it hangs and still believes that it owns processes. Called with the door held.
   *
   * @throws NodeException naming those that neither answer nor end
   */
  static Optional<String> toJoin(Seats seats, Seat own) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var others = seats.taken().stream().filter(holder -> holder.seat() != own.number()).toList();
      var up = others.stream().flatMap(holder -> holder.endpoint().stream()).filter(EngineEndpoint::answers).findFirst();
      if (up.isPresent() || others.isEmpty()) return up.map(EngineEndpoint::address);
      if (System.nanoTime() > deadline) {
        var pids = others.stream().map(holder -> String.valueOf(holder.pid())).collect(Collectors.joining(", "));
        throw new NodeException("An engine of this home neither answers nor ends (pid " + pids + "): look at it with 'ps', or end it with 'kill -9 "
            + pids.replace(",", "") + "'; nothing is lost.");
      }
      LockSupport.parkNanos(PAUSE_NS);
    }
  }
}
