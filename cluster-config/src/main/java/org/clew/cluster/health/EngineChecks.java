package org.clew.cluster.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.clew.cluster.health.Readiness.Check;
import org.clew.journal.StoreSetup;
import org.clew.launch.Engine;

/** Looks at the engine of an actor system. A check that takes too long has failed; none disturbs the engine. */
public record EngineChecks(ActorSystem system, Duration patience) {
  private static final Executor THREADS = task -> Thread.ofVirtual().name("health").start(task);

  public EngineChecks(ActorSystem system) {
    this(system, Duration.ofSeconds(2));
  }

  /** Whether actors run at all. */
  public Readiness live() {
    return new Readiness(List.of(actors()));
  }

  /**
   * Whether work that comes now would be done: actors run, the store answers, the node is a full member, its shards have started.
   */
  public Readiness ready() {
    return new Readiness(List.of(actors(), store(), member(), shards()));
  }

  private Check actors() {
    if (system.getWhenTerminated().toCompletableFuture().isDone()) return new Check.Failed("actors", "the engine has stopped");
    return timed("actors", CompletableFuture.runAsync(() -> {}, system.dispatcher()));
  }

  private Check store() {
    return system.settings().setup().get(StoreSetup.class)
        .map(setup -> timed("store", CompletableFuture.runAsync(() -> setup.store().highestSequenceNr("health"), THREADS)))
        .orElse(new Check.Failed("store", "no store is open"));
  }

  private Check member() {
    var status = Cluster.get(system).selfMember().status();
    return status.equals(MemberStatus.up()) ? new Check.Ok("member")
        : new Check.Failed("member", "this node is " + status + " in its cluster, not Up");
  }

  private Check shards() {
    var missing = new ArrayList<>(List.of(Engine.PROCESS.name(), Engine.JOBS_LIST.name()));
    missing.removeAll(ClusterSharding.get(system).getShardTypeNames());
    return missing.isEmpty() ? new Check.Ok("shards") : new Check.Failed("shards", "not started: " + String.join(", ", missing));
  }

  private Check timed(String name, CompletableFuture<Void> work) {
    try {
      work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Check.Ok(name);
    } catch (TimeoutException _) {
      return new Check.Failed(name, "no answer within " + patience.toMillis() + " ms");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Check.Failed(name, "the node is closing");
    } catch (ExecutionException e) {
      return new Check.Failed(name, String.valueOf(e.getCause().getMessage()));
    }
  }
}
