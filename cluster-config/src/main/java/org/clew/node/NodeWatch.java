package org.clew.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clew.launch.ClusterView;
import org.clew.launch.ClusterView.Contact;
import org.clew.launch.ClusterView.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the other engines of the home, on a thread of its own. On one machine there are no partitions, and more can be
 * known of a silent node than from its silence. When its seat is free its JVM is dead, and it is removed at once. When its JVM is
 * frozen (SIGSTOP), or has answered nothing at all for a minute, it is killed first, so that it can never wake up and write. One
 * that is only slow stays. A node that the cluster has removed and that still holds a seat is killed too.
 */
final class NodeWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final String DOWN = "down";
  private static final Duration SILENT_FOR_GOOD = Duration.ofMinutes(1);

  private final Seats seats;
  private final Seat own;
  private final Authority authority;
  private final Supervision supervision;
  /** Process ids by address, of those that were members once. */
  private final Map<String, Long> known = new HashMap<>();
  /** Since when nodes have not answered, by address; System.nanoTime. */
  private final Map<String, Long> silent = new HashMap<>();
  private ClusterView cluster;
  private final Thread thread;
  private volatile boolean supervises;
  private volatile boolean closed;

  /** Who decides which nodes the cluster does without. */
  enum Authority {
    /** All nodes are engines of this home. */
    NODE_WATCH,
    /** Nodes are on several machines; here only those that have had a seat in this home are looked after. */
    SPLIT_BRAIN_RESOLVER
  }

  NodeWatch(Seats seats, Seat own, Authority authority) {
    this.seats = seats;
    this.own = own;
    this.authority = authority;
    this.supervision = new Supervision(seats, own);
    this.thread = Thread.ofPlatform().daemon().name("node-watch").unstarted(this::run);
  }

  /** Called once. */
  void start(ClusterView view) {
    cluster = view;
    thread.start();
  }

  /** From now on the number of workers is looked after, too. */
  void supervise() {
    supervises = true;
  }

  /** Returns when nothing more is done by it. */
  @Override public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      try {
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        var taken = seats.taken();
        lookAfter(cluster.nodes(), taken);
        if (supervises) supervision.look(taken);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Cannot look after the engines of this home", e);
      }
    }
  }

  private void lookAfter(List<Node> nodes, List<Seat.Holder> taken) {
    var present = new HashSet<String>();
    for (var node : nodes) {
      present.add(node.address());
      if (node.isThis() || node.contact() == Contact.REACHABLE) {
        silent.remove(node.address());
        continue;
      }
      if (authority == Authority.SPLIT_BRAIN_RESOLVER && !known.containsKey(node.address())) continue;
      var holder = holderOf(node.address(), taken);
      if (holder.isEmpty() && node.status().equals(DOWN)) continue;
      if (holder.isEmpty()) {
        LOG.info("The JVM of node {} is dead; removing it", node.address());
        cluster.down(node.address());
      } else if (isFrozen(holder.get().pid())) {
        kill(holder.get(), "is frozen");
      } else if (isSilent(holder.get(), node.address())) {
        kill(holder.get(), "has not answered for " + SILENT_FOR_GOOD.toSeconds() + " s");
      }
    }
    silent.keySet().retainAll(present);
    for (var holder : taken) holder.endpoint().map(EngineEndpoint::address).ifPresent(address -> {
      if (present.contains(address)) known.put(address, holder.pid());
      else if (holder.seat() != own.number() && known.getOrDefault(address, 0L) == holder.pid())
        kill(holder, "has been removed from the cluster");
    });
  }

  /** Asked over HTTP, as its heartbeats are missed already. */
  private boolean isSilent(Seat.Holder holder, String address) {
    var now = System.nanoTime();
    var since = silent.computeIfAbsent(address, _ -> now);
    if (holder.endpoint().filter(EngineEndpoint::answers).isPresent()) silent.put(address, now);
    return now - since > SILENT_FOR_GOOD.toNanos();
  }

  /** One that is leaving is no longer announced, but keeps its seat to the end. */
  private Optional<Seat.Holder> holderOf(String address, List<Seat.Holder> taken) {
    var pid = known.getOrDefault(address, 0L);
    return taken.stream().filter(holder -> holder.seat() != own.number())
        .filter(holder -> holder.endpoint().map(endpoint -> endpoint.address().equals(address)).orElse(holder.pid() == pid))
        .findFirst();
  }

  private static void kill(Seat.Holder holder, String why) {
    LOG.warn("Engine with pid {} {}; killing it", holder.pid(), why);
    ProcessHandle.of(holder.pid()).ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Stopped by a signal or a debugger, by the third field of {@code /proc/PID/stat} (proc(5)); false where there is no such file.
   */
  static boolean isFrozen(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      var state = stat.substring(stat.lastIndexOf(')') + 2).charAt(0);
      return state == 'T' || state == 't';
    } catch (IOException _) {
      return false;
    }
  }
}
