package org.clew.launch;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/**
 * Wakes all processes when a node has left the cluster: those that it held are started by whoever owns their shards now. As
 * messages may be lost while shards move, this is done again some times after each change of the members; a process that is in
 * memory does not mind.
 */
final class LostNodes {
  private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20),
      Duration.ofSeconds(60));

  private LostNodes() {}

  private enum Again { NOW }

  /** @param wakeAll blocks; runs on a virtual thread, on the leader of the cluster only */
  static Behavior<MemberEvent> behavior(Runnable wakeAll) {
    return Behaviors.<Object>setup(actor -> Behaviors.withTimers(timers -> {
      var cluster = Cluster.get(actor.getSystem());
      cluster.subscriptions().tell(new Subscribe<>(actor.getSelf().narrow(), MemberEvent.class));
      return Behaviors.receive(Object.class).onMessage(MemberRemoved.class, removed -> {
        if (leads(cluster)) {
          actor.getLog().info("Node {} is gone; its processes go on here or elsewhere", removed.member().address());
          wake(actor, wakeAll);
        }
        for (var pause : AGAIN) timers.startSingleTimer(pause, Again.NOW, pause);
        return Behaviors.same();
      }).onMessage(MemberUp.class, up -> {
        var isNeighbour = !up.member().uniqueAddress().equals(cluster.selfMember().uniqueAddress());
        if (isNeighbour) for (var pause : AGAIN) timers.startSingleTimer(pause, Again.NOW, pause);
        return Behaviors.same();
      }).onMessage(Again.class, _ -> {
        if (leads(cluster)) wake(actor, wakeAll);
        return Behaviors.same();
      }).onAnyMessage(_ -> Behaviors.same()).build();
    })).narrow();
  }

  private static boolean leads(Cluster cluster) {
    return cluster.selfMember().address().equals(cluster.state().getLeader());
  }

  private static void wake(ActorContext<?> actor, Runnable wakeAll) {
    var log = actor.getLog();
    Thread.ofVirtual().name("wake all").start(() -> {
      try {
        wakeAll.run();
      } catch (RuntimeException e) {
        log.warn("Not all processes could be woken; this is tried again when a node comes or goes: {}", e.getMessage());
        log.debug("They could not be woken because of this", e);
      }
    });
  }
}
