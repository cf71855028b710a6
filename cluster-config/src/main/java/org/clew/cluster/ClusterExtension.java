package org.clew.cluster;

import com.typesafe.config.Config;
import java.util.Optional;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.apache.pekko.cluster.Cluster;
import org.clew.cluster.health.EngineChecks;
import org.clew.cluster.health.HealthServer;

/** Starts with the actor system of a node that is to be one of several: finds the others and answers probes. */
public final class ClusterExtension extends AbstractExtensionId<ClusterExtension.Running> implements ExtensionIdProvider {

  /** What runs as long as the system does. */
  public static final class Running implements Extension {
    private final Optional<HealthServer> health;

    private Running(Optional<HealthServer> health) {
      this.health = health;
    }

    /** Where probes are answered. */
    public Optional<HealthServer> health() {
      return health;
    }
  }

  @Override public ClusterExtension lookup() {
    return this;
  }

  @Override public Running createExtension(ExtendedActorSystem system) {
    var config = system.settings().config().getConfig("clew.cluster");
    var health = Optional.of(config.getString("health-address")).filter(text -> !text.isEmpty()).map(HostPort::parse)
        .map(at -> HealthServer.start(at, new EngineChecks(system)));
    var formation = Thread.ofVirtual().name("cluster-formation").start(formation(system, config));
    system.getWhenTerminated().whenComplete((_, _) -> {
      formation.interrupt();
      health.ifPresent(HealthServer::close);
    });
    return new Running(health);
  }

  private static Formation formation(ExtendedActorSystem system, Config config) {
    var own = Cluster.get(system).selfAddress();
    var self = new HostPort(own.host().get(), (Integer) own.port().get());
    return new Formation(system, Seeds.of(config), self, config.getInt("required-contact-points"),
        config.getDuration("stable-margin"));
  }
}
