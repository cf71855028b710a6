package org.clew.cluster;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where the nodes of the cluster are said to be. Every look asks anew. */
sealed interface Seeds {

  /**
   * What a look showed.
   *
   * @param nodes sorted, without repetition
   * @param more where further engines of the same homes may answer: through them a node joins, and they do not count for a new
   *     cluster
   * @param trouble why there are none, else empty
   */
  record Look(List<HostPort> nodes, List<HostPort> more, String trouble) {
    Look(List<HostPort> nodes, String trouble) {
      this(nodes, List.of(), trouble);
    }

    /** @param ports of each home, from that of its node on */
    static Look of(Stream<HostPort> nodes, int ports, String noneBecause) {
      var sorted = nodes.distinct().sorted().toList();
      var more = sorted.stream().flatMap(node -> IntStream.range(1, ports).map(step -> node.port() + step)
          .filter(port -> port <= 65_535)
          .mapToObj(port -> new HostPort(node.host(), port))).filter(node -> !sorted.contains(node)).distinct().toList();
      return new Look(sorted, more, sorted.isEmpty() ? noneBecause : "");
    }

    List<HostPort> all() {
      return Stream.concat(nodes.stream(), more.stream()).toList();
    }
  }

  /** Looks; may take seconds when the nodes are found by DNS. */
  Look look();

  /** @param config the block {@code clew.cluster} of a node */
  static Seeds of(Config config) {
    var name = config.getString("dns-name");
    var ports = config.getInt("ports");
    if (name.isEmpty()) return new Listed(config.getStringList("seeds").stream().map(HostPort::parse).toList(), ports);
    var server = Optional.of(config.getString("dns-server")).filter(text -> !text.isEmpty()).map(HostPort::parse);
    return new Named(new DnsRecords(server, Duration.ofMillis(500)), name, config.getInt("port"), ports);
  }

  /** By configuration. */
  record Listed(List<HostPort> nodes, int ports) implements Seeds {
    @Override public Look look() {
      return Look.of(nodes.stream(), ports, "no nodes are configured");
    }
  }

  /**
   * By the records of a name: SRV when it starts with an underscore, else A, and AAAA when there is no A.
   *
   * @param port of all nodes; SRV records tell their own
   * @param ports of a home, from that one on; SRV records tell all
   */
  record Named(DnsRecords records, String name, int port, int ports) implements Seeds {
    @Override public Look look() {
      if (name.startsWith("_")) return look("SRV");
      var v4 = look("A");
      return v4.nodes().isEmpty() ? look("AAAA") : v4;
    }

    private Look look(String type) {
      return switch (records.ask(name, type)) {
        case DnsRecords.Answer.Found(var found) ->
            Look.of(found.stream().map(this::node), type.equals("SRV") ? 1 : ports, name + " has no address records");
        case DnsRecords.Answer.NoSuchName() -> new Look(List.of(), "DNS knows no name " + name);
        case DnsRecords.Answer.Failed(var why) -> new Look(List.of(), why);
      };
    }

    private HostPort node(String record) {
      var words = record.split(" ");
      return words.length == 4 ? new HostPort(words[3], Integer.parseInt(words[2])) : new HostPort(record, port);
    }
  }
}
