package org.clew.cluster;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the nodes of the cluster are said to be. Every look asks anew. */
sealed interface Seeds {

  /**
   * What a look showed.
   *
   * @param nodes sorted, without repetition
   * @param trouble why there are none, else empty
   */
  record Look(List<HostPort> nodes, String trouble) {
    static Look of(Stream<HostPort> nodes, String noneBecause) {
      var sorted = nodes.distinct().sorted().toList();
      return new Look(sorted, sorted.isEmpty() ? noneBecause : "");
    }
  }

  /** Looks; may take seconds when the nodes are found by DNS. */
  Look look();

  /** @param config the block {@code clew.cluster} of a node */
  static Seeds of(Config config) {
    var name = config.getString("dns-name");
    if (name.isEmpty()) return new Listed(config.getStringList("seeds").stream().map(HostPort::parse).toList());
    var server = Optional.of(config.getString("dns-server")).filter(text -> !text.isEmpty()).map(HostPort::parse);
    return new Named(new DnsRecords(server, Duration.ofMillis(500)), name, config.getInt("port"));
  }

  /** By configuration. */
  record Listed(List<HostPort> nodes) implements Seeds {
    @Override public Look look() {
      return Look.of(nodes.stream(), "no nodes are configured");
    }
  }

  /**
   * By the records of a name: SRV when it starts with an underscore, else A, and AAAA when there is no A.
   *
   * @param port of all nodes; SRV records tell their own
   */
  record Named(DnsRecords records, String name, int port) implements Seeds {
    @Override public Look look() {
      if (name.startsWith("_")) return look("SRV");
      var v4 = look("A");
      return v4.nodes().isEmpty() ? look("AAAA") : v4;
    }

    private Look look(String type) {
      return switch (records.ask(name, type)) {
        case DnsRecords.Answer.Found(var found) -> Look.of(found.stream().map(this::node), name + " has no address records");
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
