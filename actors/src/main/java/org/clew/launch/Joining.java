package org.clew.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/** Makes a node a member of its cluster. */
final class Joining {
  /** Value of {@code clew.cluster.join} when an extension of the actor system finds the other nodes. */
  private static final String BY_SEEDS = "seeds";
  private static final long LOOK_MS = 100;

  private final ActorSystem<Void> system;
  private final Cluster cluster;
  private final String configured;
  private final Duration limit;

  Joining(ActorSystem<Void> system) {
    this.system = system;
    this.cluster = Cluster.get(system);
    var settings = system.settings().config().getConfig("clew.cluster");
    this.configured = settings.getString("join");
    this.limit = settings.getDuration("join-limit");
  }

  /** The node of the settings, or none. */
  Meeting configured() {
    return new Meeting() {
      @Override public void begins(ClusterView view) {}

      @Override public Optional<String> whomToJoin() {
        return Optional.of(configured).filter(address -> !address.isEmpty());
      }
    };
  }

  /**
   * Returns when this node is up. Whom it joins is asked again while it is no member, as the one that was asked may be dying.
   *
   * @throws NotLetInException when nothing has come of it in the time of {@code clew.cluster.join-limit}
   */
  void by(Meeting meeting, ClusterView view) {
    var up = new CompletableFuture<Void>();
    org.apache.pekko.cluster.Cluster.get(system).registerOnMemberUp(() -> up.complete(null));
    meeting.begins(view);
    var asked = "";
    var since = System.nanoTime();
    while (!isDone(up)) {
      if (!configured.equals(BY_SEEDS) && cluster.selfMember().status().equals(MemberStatus.removed())) {
        var whom = meeting.whomToJoin().orElse(view.address());
        if (!whom.equals(asked)) {
          cluster.manager().tell(Join.create(AddressFromURIString.parse(whom)));
          asked = whom;
          since = System.nanoTime();
        }
      }
      if (System.nanoTime() - since > limit.toNanos()) throw new NotLetInException(view.address(), limit);
    }
  }

  private static boolean isDone(CompletableFuture<Void> up) {
    try {
      up.get(LOOK_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a node started", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
