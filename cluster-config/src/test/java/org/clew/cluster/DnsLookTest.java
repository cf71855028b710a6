package org.clew.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds by DNS, asked of a real server. */
class DnsLookTest {
  @TempDir Path folder;

  static DnsRecords asking(HostPort server) {
    return new DnsRecords(Optional.of(server), Duration.ofMillis(500));
  }

  private static Seeds.Look look(Dnsmasq server, String name) {
    return new Seeds.Named(asking(server.address()), name, 25520, 1).look();
  }

  private static List<HostPort> nodes(String... texts) {
    return List.of(texts).stream().map(HostPort::parse).toList();
  }

  @Test void everyAddressOfANameIsANodeAndTheyAreSorted() throws Exception {
    try (var server = Dnsmasq.start(folder)) {
      server.set("nodes.test", List.of("10.0.0.3", "10.0.0.1", "10.0.0.2"));
      assertThat(look(server, "nodes.test")).isEqualTo(new Seeds.Look(nodes("10.0.0.1:25520", "10.0.0.2:25520",
          "10.0.0.3:25520"), ""));
    }
  }

  @Test void eachLookSeesTheRecordsOfThatMoment() throws Exception {
    try (var server = Dnsmasq.start(folder, "--local-ttl=3600")) {
      server.set("nodes.test", List.of("10.0.0.1"));
      assertThat(look(server, "nodes.test").nodes()).isEqualTo(nodes("10.0.0.1:25520"));
      server.set("nodes.test", List.of("10.0.0.2", "10.0.0.7"));
      assertThat(look(server, "nodes.test").nodes()).isEqualTo(nodes("10.0.0.2:25520", "10.0.0.7:25520"));
    }
  }

  @Test void namesWithIpv6AddressesOnlyAreTaken() throws Exception {
    try (var server = Dnsmasq.start(folder, "--host-record=six.test,fd00::1", "--host-record=six.test,fd00::2")) {
      assertThat(look(server, "six.test").nodes()).isEqualTo(nodes("[fd00::1]:25520", "[fd00::2]:25520"));
    }
  }

  @Test void serviceRecordsTellHostsWithTheirPorts() throws Exception {
    try (var server = Dnsmasq.start(folder, "--srv-host=_pekko._tcp.nodes.test,n2.nodes.test,25521",
        "--srv-host=_pekko._tcp.nodes.test,n1.nodes.test,25520")) {
      assertThat(look(server, "_pekko._tcp.nodes.test").nodes()).isEqualTo(nodes("n1.nodes.test:25520", "n2.nodes.test:25521"));
    }
  }

  @Test void anotherNameForANameIsFollowed() throws Exception {
    try (var server = Dnsmasq.start(folder, "--host-record=real.test,10.0.0.4", "--cname=alias.test,real.test")) {
      assertThat(look(server, "alias.test").nodes()).isEqualTo(nodes("10.0.0.4:25520"));
    }
  }

  @Test void moreRecordsThanADatagramHoldsAreAllRead() throws Exception {
    try (var server = Dnsmasq.start(folder, "--edns-packet-max=512")) {
      var many = IntStream.rangeClosed(1, 100).mapToObj(number -> "10.0.1." + number).toList();
      server.set("nodes.test", many);
      assertThat(look(server, "nodes.test").nodes()).hasSize(100);
    }
  }

  @Test void anUnknownNameIsSaidToBeUnknown() throws Exception {
    try (var server = Dnsmasq.start(folder)) {
      assertThat(look(server, "nobody.test")).isEqualTo(new Seeds.Look(List.of(), "DNS knows no name nobody.test"));
    }
  }

  @Test void aServerThatStaysSilentCostsSecondsNotMinutes() throws Exception {
    try (var server = Dnsmasq.start(folder)) {
      server.set("nodes.test", List.of("10.0.0.1"));
      server.freeze();
      var began = System.nanoTime();
      var answer = asking(server.address()).ask("nodes.test", "A");
      assertThat(answer).isInstanceOfSatisfying(DnsRecords.Answer.Failed.class,
          failed -> assertThat(failed.why()).startsWith(server.address() + " gave no answer for A nodes.test"));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(10));
    }
  }

  @Test void noServerAtAllIsTold() throws Exception {
    int free;
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var look = new Seeds.Named(asking(new HostPort("127.0.0.1", free)), "nodes.test", 25520, 1).look();
    assertThat(look.nodes()).isEmpty();
    assertThat(look.trouble()).startsWith("127.0.0.1:" + free + " gave no answer");
  }
}
