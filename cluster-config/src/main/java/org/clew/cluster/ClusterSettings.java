package org.clew.cluster;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clew.store.home.HomeConfig;

/**
 * The {@code cluster.*} settings of a home; a variable like {@code CLEW_CLUSTER_DNS_NAME} in the environment wins over
 * {@code cluster.dns_name} in {@code config.json}, so that nodes with a common file can differ.
 *
 * @param self address under which the other nodes reach this one; port 0 for any free one.
 * @param ports so many, from that one on, are for the engines of a home, one each; the same number for all homes
 * @param bindHost where to listen when it is not {@code self}
 * @param seeds nodes to join; empty when they are found by {@code dnsName}
 * @param dnsName name whose A (else AAAA) records are the nodes, or whose SRV records when it starts with an underscore
 * @param dnsServer server to ask in the place of the system's
 * @param requiredContactPoints nodes, this one included, that must answer before a new cluster is made
 * @param tlsDirectory folder of {@code tls.key}, {@code tls.crt} and {@code ca.crt}
 * @param health where probes without a token are answered
 */
public record ClusterSettings(HostPort self, int ports, Optional<String> bindHost, List<HostPort> seeds, Optional<String> dnsName,
    Optional<HostPort> dnsServer, int requiredContactPoints, Optional<Path> tlsDirectory, boolean verifyHost, boolean insecure,
    Optional<HostPort> health) {
  public static final int DEFAULT_PORTS = 10;

  public ClusterSettings {
    seeds = seeds.stream().distinct().sorted().toList();
    if (!seeds.isEmpty() && dnsName.isPresent()) {
      throw new ClusterException("cluster.seeds and cluster.dns_name are both set: the nodes are found by one of them.");
    }
    if (seeds.isEmpty() && dnsName.isEmpty() && !HostPort.isLoopback(self.host())) {
      throw new ClusterException("cluster.host is " + self.host()
          + ", but no other node can be found: set cluster.seeds or cluster.dns_name.");
    }
    if (dnsName.isPresent() && self.port() == 0) {
      throw new ClusterException("cluster.dns_name is set, but cluster.port is not: it is the port of all nodes.");
    }
    if (ports < 1) throw new ClusterException("cluster.ports must be 1 or more.");
    if (self.port() + ports > 65_536) {
      throw new ClusterException("cluster.port is " + self.port() + " and cluster.ports is " + ports
          + ": there is no port above 65535.");
    }
    if (requiredContactPoints < 1) throw new ClusterException("cluster.required_contact_points must be 1 or more.");
  }

  /** Throws ClusterException naming the setting that is wrong, and StoreException when the file of settings is unreadable. */
  public static ClusterSettings of(Path home, Map<String, String> environment) {
    var values = new Values(HomeConfig.of(home), environment);
    return new ClusterSettings(
        new HostPort(values.one("cluster.host", HostPort::canonical).orElse("127.0.0.1"),
            values.one("cluster.port", Values::port).orElse(0)),
        values.one("cluster.ports", Values::count).orElse(DEFAULT_PORTS),
        values.one("cluster.bind_host", HostPort::canonical),
        values.list("cluster.seeds", HostPort::parse),
        values.one("cluster.dns_name", HostPort::canonical),
        values.one("cluster.dns_server", HostPort::parse),
        values.one("cluster.required_contact_points", Values::count).orElse(2),
        values.one("cluster.tls.directory", text -> home.resolve(Path.of(text)).toAbsolutePath().normalize()),
        values.one("cluster.tls.verify_host", Values::flag).orElse(true),
        values.one("cluster.insecure", Values::flag).orElse(false),
        values.one("cluster.health_address", HostPort::parse));
  }

  /**
   * Address of the engine in a seat of the home, the first of which is 1.
   *
   * @throws ClusterException when there are fewer ports than seats
   */
  public HostPort node(int seat) {
    requireSeats(seat);
    return moved(self, seat);
  }

  /** Where probes of the engine in a seat are answered. */
  public Optional<HostPort> health(int seat) {
    return health.map(first -> moved(first, seat));
  }

  /** Throws ClusterException when so many engines of the home have not a port each. */
  public void requireSeats(int count) {
    if (!hasOthers() || self.port() == 0 || count <= ports) return;
    throw new ClusterException(count + " engines of this home need a port each, but there are " + ports + ", " + self.port()
        + " to " + (self.port() + ports - 1) + ": set cluster.ports to " + count + " or more, to the same on all nodes.");
  }

  /** Throws ClusterException when the engine in this seat cannot listen at its address, or something else does. */
  public void requireFree(int seat) {
    new ListeningPlace(this, seat).require();
  }

  private static HostPort moved(HostPort first, int seat) {
    return first.port() == 0 ? first : new HostPort(first.host(), first.port() + seat - 1);
  }

  /** Whether there can be other nodes at all. */
  public boolean hasOthers() {
    return !seeds.isEmpty() || dnsName.isPresent();
  }

  /** Texts of settings, from the environment or the file. */
  private record Values(Map<?, ?> file, Map<String, String> environment) {

    <T> Optional<T> one(String key, Function<String, T> read) {
      return text(key).filter(text -> !text.isEmpty()).map(text -> read(key, text, read));
    }

    <T> List<T> list(String key, Function<String, T> read) {
      return text(key).stream().flatMap(text -> Arrays.stream(text.split(","))).map(String::strip).filter(part -> !part.isEmpty())
          .map(part -> read(key, part, read)).toList();
    }

    private Optional<String> text(String key) {
      var variable = environment.get("CLEW_" + key.replace('.', '_').toUpperCase(Locale.ROOT));
      var value = variable != null ? variable : file.get(key);
      return switch (value) {
        case null -> Optional.empty();
        case List<?> parts -> Optional.of(String.join(",", parts.stream().map(String::valueOf).toList()));
        case Object other -> Optional.of(other.toString().strip());
      };
    }

    private static <T> T read(String key, String text, Function<String, T> read) {
      try {
        return read.apply(text);
      } catch (IllegalArgumentException e) {
        throw new ClusterException(key + ": " + e.getMessage(), e);
      }
    }

    static int port(String text) {
      if (text.matches("\\d{1,5}") && Integer.parseInt(text) < 65_536) return Integer.parseInt(text);
      throw new ClusterException("'" + text + "' is no port: it must be 0 to 65535.");
    }

    static int count(String text) {
      if (text.matches("\\d{1,6}")) return Integer.parseInt(text);
      throw new ClusterException("'" + text + "' is not a whole number.");
    }

    static boolean flag(String text) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new ClusterException("'" + text + "' is neither true nor false.");
      };
    }
  }
}
