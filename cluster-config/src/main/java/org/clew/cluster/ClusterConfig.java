package org.clew.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.cluster.tls.TlsSettings;

/** Overrides for an engine that is to be one node of several. */
public final class ClusterConfig {
  private ClusterConfig() {}

  /**
   * Of the settings of a home, for the engine in its first seat; empty when they name no other nodes.
   *
   * @throws ClusterException naming what is wrong, also when nodes would talk over a network without TLS
   */
  public static Config of(Path home, Map<String, String> environment) {
    return of(ClusterSettings.of(home, environment), 1);
  }

  /** As above, for the engine in a seat of the home; throws ClusterException when there is no port for it. */
  public static Config of(ClusterSettings settings, int seat) {
    if (!settings.hasOthers()) return ConfigFactory.empty();
    var tls = settings.tlsDirectory().map(directory -> new TlsSettings(directory, settings.verifyHost()));
    if (tls.isEmpty()) refuseOpenNetwork(settings);
    return addresses(settings, seat).withFallback(tls.map(some -> some.overrides(settings.self().host()))
        .orElse(ConfigFactory.empty()))
        .withFallback(ConfigFactory.parseResources(ClusterConfig.class.getClassLoader(), "clew-cluster.conf"));
  }

  private static void refuseOpenNetwork(ClusterSettings settings) {
    var bind = settings.bindHost().orElse(settings.self().host());
    if (settings.insecure() || HostPort.isLoopback(bind) && HostPort.isLoopback(settings.self().host())) return;
    throw new ClusterException("Whoever reaches " + bind
        + " could command this node: make certificates with 'clew cluster certificates' and "
        + "set cluster.tls.directory, or set cluster.insecure to true if only trusted machines are on that network.");
  }

  private static Config addresses(ClusterSettings settings, int seat) {
    var values = new LinkedHashMap<String, Object>();
    values.put("pekko.remote.artery.canonical.hostname", settings.self().host());
    values.put("pekko.remote.artery.canonical.port", settings.node(seat).port());
    settings.bindHost().ifPresent(host -> values.put("pekko.remote.artery.bind.hostname", host));
    values.put("clew.cluster.port", settings.self().port());
    values.put("clew.cluster.ports", settings.self().port() == 0 ? 1 : settings.ports());
    values.put("clew.cluster.seeds", settings.seeds().stream().map(HostPort::toString).toList());
    values.put("clew.cluster.dns-name", settings.dnsName().orElse(""));
    values.put("clew.cluster.dns-server", settings.dnsServer().map(HostPort::toString).orElse(""));
    values.put("clew.cluster.required-contact-points", settings.requiredContactPoints());
    values.put("clew.cluster.health-address", settings.health(seat).map(HostPort::toString).orElse(""));
    return ConfigFactory.parseMap(values, "cluster settings");
  }
}
