package org.clew.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.AddressFromURIString;
import org.clew.store.PlainJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSettingsTest {
  private static final Map<String, Object> TWO = Map.of("cluster.host", "n1", "cluster.port", 25520L, "cluster.seeds",
      List.of("n2:25520", "n1:25520"));
  @TempDir Path home;

  private ClusterSettings read(Map<String, Object> file, Map<String, String> environment) throws Exception {
    Files.writeString(home.resolve("config.json"), PlainJson.write(file));
    return ClusterSettings.of(home, environment);
  }

  private void refuses(Map<String, Object> file, String sentence) {
    assertThatThrownBy(() -> read(file, Map.of())).isInstanceOf(ClusterException.class).hasMessage(sentence);
  }

  @Test void withoutSettingsThereIsOneNodeAndNothingIsOverridden() {
    assertThat(ClusterSettings.of(home, Map.of()).hasOthers()).isFalse();
    assertThat(ClusterConfig.of(home, Map.of())).isEqualTo(ConfigFactory.empty());
  }

  @Test void seedsAreSortedAndTheEnvironmentWins() throws Exception {
    var settings = read(TWO, Map.of("CLEW_CLUSTER_HOST", "N3.example.org.", "CLEW_CLUSTER_INSECURE", "true"));
    assertThat(settings.self()).isEqualTo(new HostPort("n3.example.org", 25520));
    assertThat(settings.seeds()).containsExactly(new HostPort("n1", 25520), new HostPort("n2", 25520));
    assertThat(settings.insecure()).isTrue();
    assertThat(read(Map.of(), Map.of("CLEW_CLUSTER_SEEDS", "n2:2, n1:1")).seeds())
        .containsExactly(new HostPort("n1", 1), new HostPort("n2", 2));
  }

  @Test void aMistakeIsToldByTheNameOfItsSetting() {
    refuses(Map.of("cluster.port", "25520x"), "cluster.port: '25520x' is no port: it must be 0 to 65535.");
    refuses(Map.of("cluster.seeds", List.of("n1")),
        "cluster.seeds: 'n1' is not host:port, e.g. n1.example.org:25520 or [fd00::1]:25520.");
    refuses(Map.of("cluster.host", "a b"), "cluster.host: 'a b' is neither a host name nor an address.");
    refuses(Map.of("cluster.insecure", "maybe"), "cluster.insecure: 'maybe' is neither true nor false.");
    refuses(Map.of("cluster.host", "n1"),
        "cluster.host is n1, but no other node can be found: set cluster.seeds or cluster.dns_name.");
    refuses(Map.of("cluster.dns_name", "nodes.test"),
        "cluster.dns_name is set, but cluster.port is not: it is the port of all nodes.");
    refuses(Map.of("cluster.dns_name", "nodes.test", "cluster.seeds", "n1:1", "cluster.port", 1),
        "cluster.seeds and cluster.dns_name are both set: the nodes are found by one of them.");
    refuses(Map.of("cluster.required_contact_points", 0), "cluster.required_contact_points must be 1 or more.");
  }

  @Test void anOpenNetworkNeedsCertificatesOrAnExplicitWord() throws Exception {
    var sentence = "Whoever reaches n1 could command this node: make certificates with 'clew cluster certificates' and set "
        + "cluster.tls.directory, or set cluster.insecure to true if only trusted machines are on that network.";
    assertThatThrownBy(() -> ClusterConfig.of(read(TWO, Map.of()), 1)).isInstanceOf(ClusterException.class).hasMessage(sentence);
    assertThat(ClusterConfig.of(read(TWO, Map.of("CLEW_CLUSTER_INSECURE", "true")), 1).getString("clew.cluster.join"))
        .isEqualTo("seeds");

    var loopback = Map.<String, Object>of("cluster.port", 25520L, "cluster.seeds", "127.0.0.1:25520");
    assertThat(ClusterConfig.of(read(loopback, Map.of()), 1).getString("pekko.remote.artery.canonical.hostname"))
        .isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> ClusterConfig.of(read(loopback, Map.of("CLEW_CLUSTER_BIND_HOST", "0.0.0.0")), 1))
        .hasMessageContaining("reaches 0.0.0.0");
  }

  @Test void eachEngineOfAHomeHasAPortOfItsOwn() throws Exception {
    var settings = read(Map.of("cluster.host", "127.0.0.1", "cluster.port", 25520L, "cluster.ports", 3L, "cluster.seeds",
        "127.0.0.1:25520", "cluster.health_address", "127.0.0.1:8558"), Map.of());
    var third = ClusterConfig.of(settings, 3);
    assertThat(third.getInt("pekko.remote.artery.canonical.port")).isEqualTo(25522);
    assertThat(third.getInt("clew.cluster.port")).as("of the records of a DNS name").isEqualTo(25520);
    assertThat(third.getString("clew.cluster.health-address")).isEqualTo("127.0.0.1:8560");
    assertThatThrownBy(() -> ClusterConfig.of(settings, 4)).isInstanceOf(ClusterException.class).hasMessage(
        "4 engines of this home need a port each, but there are 3, 25520 to 25522: set cluster.ports to 4 or more, "
            + "to the same on all nodes.");
    assertThat(ClusterConfig.of(read(Map.of("cluster.seeds", "127.0.0.1:1"), Map.of()), 99)
        .getInt("pekko.remote.artery.canonical.port")).isZero();
    refuses(Map.of("cluster.ports", 0), "cluster.ports must be 1 or more.");
    refuses(Map.of("cluster.port", 65_530), "cluster.port is 65530 and cluster.ports is 10: there is no port above 65535.");
  }

  @Test void aPortThatIsTakenAndAnAddressOfSomebodyElseAreToldBeforeTheStart() throws Exception {
    try (var taken = takenBeforeAFreeOne()) {
      var settings = Map.<String, Object>of("cluster.port", taken.getLocalPort() - 1L, "cluster.seeds", "127.0.0.1:1");
      var read = read(settings, Map.of());
      read.requireFree(3);
      assertThatThrownBy(() -> read.requireFree(2)).isInstanceOf(ClusterException.class)
          .hasMessageStartingWith("Port " + taken.getLocalPort() + " of 127.0.0.1 (cluster.port " + (taken.getLocalPort() - 1)
              + " + 1, for worker 2) is in use: ").hasMessageContaining("set cluster.port");
    }
    assertThatThrownBy(() -> read(Map.of("cluster.host", "192.0.2.1", "cluster.port", 25_520, "cluster.seeds", "192.0.2.1:1"),
        Map.of())
        .requireFree(1)).isInstanceOf(ClusterException.class).hasMessageStartingWith("This machine cannot listen at 192.0.2.1 (");
  }

  /** A socket whose port is followed by one that nobody listens at. */
  private static ServerSocket takenBeforeAFreeOne() throws IOException {
    var here = InetAddress.getByName("127.0.0.1");
    while (true) {
      var taken = new ServerSocket(0, 1, here);
      try (var _ = new ServerSocket(taken.getLocalPort() + 1, 1, here)) {
        return taken;
      } catch (IOException _) {
        taken.close();
      }
    }
  }

  @Test void addressesHaveOneFormThatPekkoUnderstands() {
    assertThat(HostPort.parse("[FD00::0:1]:2")).isEqualTo(new HostPort("fd00::1", 2)).hasToString("[fd00:0:0:0:0:0:0:1]:2");
    assertThat(AddressFromURIString.parse("pekko://clew@" + HostPort.parse("[fd00::1]:2")).port().get()).isEqualTo(2);
    for (var bad : List.of("n1", "n1:", ":1", "n1:70000", "fd00::1:25520", "n1:1:2", "n 1:1")) {
      assertThatThrownBy(() -> HostPort.parse(bad)).as(bad).isInstanceOf(ClusterException.class);
    }
  }
}
