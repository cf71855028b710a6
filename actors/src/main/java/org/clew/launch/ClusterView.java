package org.clew.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.GetClusterShardingStats;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;

/** The cluster as the node of an engine sees it. Membership is read from memory; shards are asked for. */
public final class ClusterView {
  private final ActorSystem<Void> system;
  private final Cluster cluster;

  ClusterView(ActorSystem<Void> system) {
    this.system = system;
    this.cluster = Cluster.get(system);
  }

  /** Whether a node answers to this one. */
  public enum Contact { REACHABLE, UNREACHABLE }

  /**
   * A node of the cluster.
   *
   * @param status Pekko's word in small letters: joining, weaklyup, up, leaving, exiting or down
   * @param leads whether it is the one that admits and removes nodes
   */
  public record Node(String address, String status, Contact contact, boolean leads, boolean isThis) {}

  /** Address of this node, e.g. {@code pekko://clew@127.0.0.1:25520}. */
  public String address() {
    return cluster.selfMember().address().toString();
  }

  /** All members, in order of age: the oldest first. */
  public List<Node> nodes() {
    var state = cluster.state();
    var members = new ArrayList<Member>();
    state.getMembers().forEach(members::add);
    members.sort((a, b) -> a.equals(b) ? 0 : a.isOlderThan(b) ? -1 : 1);
    return members.stream().map(member -> node(member, state)).toList();
  }

  private Node node(Member member, CurrentClusterState state) {
    var status = member.status().toString().toLowerCase(Locale.ROOT);
    var contact = state.getUnreachable().contains(member) ? Contact.UNREACHABLE : Contact.REACHABLE;
    var isThis = member.uniqueAddress().equals(cluster.selfMember().uniqueAddress());
    return new Node(member.address().toString(), status, contact, member.address().equals(state.getLeader()), isThis);
  }

  /** Whether some other node can take over what this one holds. */
  boolean hasOthers() {
    var self = cluster.selfMember().uniqueAddress();
    for (var member : cluster.state().getMembers()) {
      if (!member.uniqueAddress().equals(self) && member.status().equals(MemberStatus.up())
          && !cluster.state().getUnreachable().contains(member))
        return true;
    }
    return false;
  }

  /** Whether there is no other member at all, in whatever state. */
  boolean isAlone() {
    var members = cluster.state().getMembers().iterator();
    if (!members.hasNext()) return false;
    members.next();
    return !members.hasNext();
  }

  /** Removes a node of which is known for certain that it will not write any more, e.g. as its JVM is dead. */
  public void down(String address) {
    cluster.manager().tell(new Down(AddressFromURIString.parse(address)));
  }

  /** Shards and entities of a node. */
  public record Load(int shards, int entities) {}

  /** By address, for all nodes that answered in time. */
  public CompletionStage<Map<String, Load>> processes(Duration longest) {
    return loads(Engine.PROCESS, longest);
  }

  /** As {@link #processes}, of the entities that look after computers. */
  public CompletionStage<Map<String, Load>> jobsLists(Duration longest) {
    return loads(Engine.JOBS_LIST, longest);
  }

  private CompletionStage<Map<String, Load>> loads(EntityTypeKey<?> type, Duration longest) {
    var answer = AskPattern.<org.apache.pekko.cluster.sharding.typed.ClusterShardingQuery, ShardRegion.ClusterShardingStats>ask(
        ClusterSharding.get(system).shardState(),
        (ActorRef<ShardRegion.ClusterShardingStats> replyTo) -> new GetClusterShardingStats(type, longest, replyTo),
        longest.plusSeconds(1), system.scheduler());
    return answer.thenApply(stats -> {
      var loads = new HashMap<String, Load>();
      stats.getRegions().forEach((address, region) -> {
        var entities = region.getStats().values().stream().mapToInt(count -> ((Number) count).intValue()).sum();
        loads.put(address.hasLocalScope() ? address() : address.toString(), new Load(region.getStats().size(), entities));
      });
      return loads;
    });
  }
}
