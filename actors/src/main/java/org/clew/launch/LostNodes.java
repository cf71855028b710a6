package org.clew.launch;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/** Wakes all processes when a node has left the cluster: those that it held are started by whoever owns their shards now. */
final class LostNodes {
  private LostNodes() {}

  /** @param wakeAll blocks; runs on a virtual thread, on the leader of the cluster only */
  static Behavior<MemberRemoved> behavior(Runnable wakeAll) {
    return Behaviors.setup(actor -> {
      var cluster = Cluster.get(actor.getSystem());
      cluster.subscriptions().tell(new Subscribe<>(actor.getSelf(), MemberRemoved.class));
      return Behaviors.receive(MemberRemoved.class).onMessage(MemberRemoved.class, removed -> {
        if (cluster.selfMember().address().equals(cluster.state().getLeader())) {
          actor.getLog().info("Node {} is gone; its processes go on here or elsewhere", removed.member().address());
          Thread.ofVirtual().name("wake all").start(wakeAll);
        }
        return Behaviors.same();
      }).build();
    });
  }
}
